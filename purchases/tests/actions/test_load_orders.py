from decimal import Decimal
from pathlib import Path

import pytest

from conftest import Bring
from customers.actions.add_identity import add_identity
from customers.actions.list_problems import list_problems
from customers.models import Customer, Event, Intake
from purchases.actions.deliver_order import deliver_order
from purchases.actions.place_order import Wanted, place_order
from purchases.events import ORDER_CANCELLED, ORDER_CHANGED, ORDER_DELIVERED, ORDER_PLACED
from purchases.models import Order, OrderLine, Product

HEADINGS = "order number,date,customer id,sku,description,quantity,unit price,unit cost,category\n"


@pytest.fixture(autouse=True)
def mira_has_a_number(mira: Customer) -> None:
    add_identity("7", to=mira, kind="external", label="shop")


def outcome(intake: Intake) -> tuple[int, int, int, int]:
    return intake.created, intake.updated, intake.skipped, intake.failed


def bought(order: Order) -> list[tuple[int, str, int, str]]:
    return [(line.position, line.description, int(line.quantity), str(line.unit_price)) for line in order.lines.all()]


def test_rows_with_the_same_number_become_one_order(bring: Bring, mira: Customer) -> None:
    intake = bring(
        HEADINGS
        + "100,2026-01-05 10:00,7,A1,Lantern,2,10.00,4.00,Light\n100,2026-01-05 10:00,7,B2,Candle,1,2.50,1.00,Light\n",
        of="orders",
    )
    assert (intake.state, *outcome(intake)) == (Intake.State.DONE, 2, 0, 0, 0)
    order = Order.objects.get()
    assert (order.customer, order.number, order.state, order.intake) == (mira, "100", Order.State.DELIVERED, intake)
    assert (order.total, order.cost, order.currency) == (Decimal("22.50"), Decimal("9.00"), "EUR")
    assert bought(order) == [(1, "Lantern", 2, "10.00"), (2, "Candle", 1, "2.50")]
    assert set(Product.objects.values_list("sku", "name", "category__name", "unit_price", "unit_cost")) == {
        ("A1", "Lantern", "Light", Decimal("10.00"), Decimal("4.00")),
        ("B2", "Candle", "Light", Decimal("2.50"), Decimal("1.00")),
    }
    event = mira.events.named(ORDER_PLACED).get()
    assert (event.happened_at, event.about_id, event.intake) == (order.placed_at, order.pk, intake)
    assert event.summary == "Order 100: Lantern and 1 more, 3 articles, 22.50 EUR"
    assert event.details["first_purchase"]


def test_the_lines_of_an_order_may_stand_anywhere_in_the_file(bring: Bring, mira: Customer, monkeypatch) -> None:
    monkeypatch.setattr("customers.actions.load_batch.BATCH", 1)
    rows = "100,2026-01-05,7,A,A,1,1,,\n101,2026-01-06,7,A,A,1,1,,\n100,2026-01-05,7,B,B,2,3,,\n"
    bring(HEADINGS + rows, of="orders")
    order = Order.objects.get(number="100")
    assert (bought(order), order.total) == ([(1, "A", 1, "1.00"), (2, "B", 2, "3.00")], Decimal("7.00"))
    told = {event.details["number"]: event for event in mira.events.named(ORDER_PLACED)}
    assert told["100"].details["total"] == "7.00"
    assert ("first_purchase" in told["100"].details, "first_purchase" in told["101"].details) == (True, False)


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    text = HEADINGS + "100,2026-01-05,7,A,A,1,1,,\n100,2026-01-05,7,A,A,1,1,,\n101,2026-01-05,7,A,A,2,1,,\n"
    bring(text, of="orders")
    before = list(OrderLine.objects.values()), list(Order.objects.values()), Event.objects.count()
    assert outcome(bring(text, of="orders")) == (0, 0, 3, 0)
    assert (list(OrderLine.objects.values()), list(Order.objects.values()), Event.objects.count()) == before


def test_an_earlier_order_is_corrected_and_says_so(bring: Bring, mira: Customer) -> None:
    bring(HEADINGS + "100,2026-01-05,7,A,A,1,1.00,,\n", of="orders")
    intake = bring(HEADINGS + "100,2026-01-05,7,A,A,3,1.00,,\n100,2026-01-05,7,B,B,1,5.00,,\n", of="orders")
    assert outcome(intake) == (1, 1, 0, 0)
    order = Order.objects.get()
    assert (bought(order), order.total) == ([(1, "A", 3, "1.00"), (2, "B", 1, "5.00")], Decimal("8.00"))
    assert mira.events.named(ORDER_CHANGED).get().details == {"number": "100", "lines": 2}


def test_an_order_moves_on_when_a_later_file_says_so(bring: Bring, mira: Customer) -> None:
    place_order(mira, number="100", lines=[Wanted(description="A", unit_price=Decimal(1))])
    place_order(mira, number="101", lines=[Wanted(description="A", unit_price=Decimal(1))])
    text = "order number,date,customer id,description,quantity,price,status\n"
    intake = bring(text + "100,2026-01-05,7,A,1,1,geliefert\n101,2026-01-05,7,A,1,1,Cancelled\n", of="orders")
    assert outcome(intake) == (0, 2, 0, 0)
    assert [mira.events.named(kind).count() for kind in (ORDER_DELIVERED, ORDER_CANCELLED)] == [1, 1]
    assert outcome(bring(text + "100,2026-01-05,7,A,1,1,placed\n", of="orders")) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("100,2026-01-05,8,A,A,1,1,,", "No customer is known by 8"),
        ("100,2026-01-05,,A,A,1,1,,", "which customer"),
        ("100,2026-01-05,7,,,1,1,,", "what was bought"),
        ("100,2026-01-05,7,A,A,0,1,,", "quantity is 0"),
        ("100,2026-01-05,7,A,A,1.0005,1,,", "three digits"),
        ("100,2026-01-05,7,A,A,1,-1,,", "below 0"),
        ("100,2026-01-05,7,A,A,1,99999999999,,", "too large"),
        ("100,2189-01-05,7,A,A,1,1,,", "future"),
        ("100,yesterday,7,A,A,1,1,,", "not a date"),
        (",2026-01-05,7,A,A,1,1,,", "Order number is missing"),
        ("300,2026-01-05,7,A,A,1,1,,", "another customer's"),
    ],
)
def test_bad_lines_say_why_and_good_lines_are_kept(bring: Bring, otto: Customer, row: str, why: str) -> None:
    place_order(otto, number="300", lines=[Wanted(description="A", unit_price=Decimal(1))])
    intake = bring(HEADINGS + f"200,2026-01-05,7,A,A,1,1,,\n{row}\n201,2026-01-05,7,A,A,1,1,,\n", of="orders")
    assert outcome(intake) == (2, 0, 0, 1)
    assert why in intake.problems.get().reason


def test_unknown_customers_are_made_when_asked_for_once_each(bring: Bring) -> None:
    text = "order,date,customer id,customer name,item,qty,price\n"
    rows = "1,2026-01-05,90,Nadia,A,1,1\n2,2026-01-06,90.0,Nadia,A,1,1\n3,2026-01-06,91,,A,1,1\n"
    assert outcome(bring(text + rows, of="orders")) == (0, 0, 0, 3)
    assert outcome(bring(text + rows, of="orders", make_customers=True)) == (3, 0, 0, 0)
    assert set(Customer.objects.exclude(name="Mira Lindqvist").values_list("name", flat=True)) == {"Nadia", "91"}
    assert Order.objects.filter(customer__name="Nadia").count() == 2


def test_an_order_that_arrived_is_not_sent_again(bring: Bring, mira: Customer) -> None:
    order = place_order(mira, number="100", lines=[Wanted(description="A", unit_price=Decimal(1))])
    deliver_order(order)
    text = "order,date,customer id,item,qty,price,status\n100,2026-01-05,7,A,1,1,delivered\n"
    assert outcome(bring(text, of="orders")) == (0, 0, 1, 0)


def test_a_spreadsheet_is_read_like_a_text(bring: Bring, tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Order", "Date", "Customer id", "Item", "Qty", "Price"])
    book.active.append([100, datetime(2026, 1, 5, 10, 30), 7, "Lantern", 2, 9.95])
    book.active.append([101, datetime(2026, 1, 6), 7, "=1+1", "two", 1])
    book.save(tmp_path / "orders.xlsx")
    intake = bring((tmp_path / "orders.xlsx").read_bytes(), of="orders", named="orders.xlsx")
    assert outcome(intake) == (1, 0, 0, 1)
    assert Order.objects.get().total == Decimal("19.90")
    assert intake.problems.get().line == 3


def test_lines_put_right_are_added_and_change_none_of_the_others(bring: Bring, mira: Customer) -> None:
    first = bring(HEADINGS + "100,2026-01-05,7,A,A,2,1,,\n100,2026-01-05,7,A,A,many,1,,\n", of="orders")
    assert outcome(first) == (1, 0, 0, 1)
    mended = "".join(list_problems(first)).replace("many", "3")
    assert outcome(bring(mended, of="orders")) == (1, 0, 0, 0)
    assert outcome(bring(mended, of="orders")) == (0, 0, 1, 0)
    assert bought(Order.objects.get()) == [(1, "A", 2, "1.00"), (2, "A", 3, "1.00")]
