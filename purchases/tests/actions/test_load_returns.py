from decimal import Decimal

import pytest

from conftest import Bring
from customers.actions.add_identity import add_identity
from customers.models import Customer, Intake
from purchases.actions.undo_orders import undo_orders
from purchases.events import ORDER_RETURNED
from purchases.models import Order, Return, ReturnLine

HEADINGS = "invoice no,date,customer id,sku,description,quantity,unit price\n"
SALES = "100,2026-01-05,7,A,Lantern,3,10.00\n100,2026-01-05,7,B,Candle,1,2.00\n101,2026-01-08,7,A,Lantern,1,10.00\n"


@pytest.fixture(autouse=True)
def mira_has_a_number(mira: Customer) -> None:
    add_identity("7", to=mira, kind="external", label="shop")


def outcome(intake: Intake) -> tuple[int, int, int, int]:
    return intake.created, intake.updated, intake.skipped, intake.failed


def test_goods_come_back_from_the_latest_purchase(bring: Bring, mira: Customer) -> None:
    intake = bring(HEADINGS + SALES + "C1,2026-01-10,7,A,Lantern,-2,10.00\n", of="orders")
    assert outcome(intake) == (4, 0, 0, 0)
    parts = set(ReturnLine.objects.values_list("line__order__number", "quantity", "return_of__number"))
    assert parts == {("101", Decimal(1), "C1"), ("100", Decimal(1), "C1")}
    assert dict(Order.objects.values_list("number", "returned")) == {"100": Decimal(10), "101": Decimal(10)}
    told = {event.details["number"]: event.details for event in mira.events.named(ORDER_RETURNED)}
    assert (told["101"]["whole"], told["100"]["whole"], "first_purchase" in told["100"]) == (True, False, True)


def test_returns_may_stand_before_what_they_bring_back(bring: Bring) -> None:
    assert outcome(bring(HEADINGS + "C1,2026-01-10,7,A,Lantern,-1,10.00\n" + SALES, of="orders")) == (4, 0, 0, 0)


def test_a_negative_line_of_an_order_is_of_that_order(bring: Bring) -> None:
    bring(HEADINGS + SALES + "100,2026-01-05,7,A,Lantern,-1,10.00\n", of="orders")
    assert ReturnLine.objects.get().line.order.number == "100"


def test_the_same_returns_again_are_known(bring: Bring) -> None:
    text = HEADINGS + SALES + "C1,2026-01-10,7,A,Lantern,-1,10.00\nC1,2026-01-10,7,A,Lantern,-1,10.00\n"
    bring(text, of="orders")
    assert outcome(bring(text, of="orders")) == (0, 0, 5, 0)
    assert outcome(bring(text + "C2,2026-01-11,7,A,Lantern,-1,10.00\n", of="orders")) == (1, 0, 5, 0)
    assert ReturnLine.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("C1,2026-01-10,7,D,Discount,-1,27.50", "has not bought 1 × D"),
        ("C1,2026-01-10,7,A,Lantern,-5,10.00", "has not bought 5 × A"),
        ("C1,2026-01-04,7,A,Lantern,-1,10.00", "has not bought 1 × A"),
        ("C1,2026-01-10,7,B,Candle,-1,99.00", "More would be paid back"),
        ("C1,2026-01-10,8,B,Candle,-1,2.00", "No customer is known"),
        ("100,2026-01-10,7,A,Lantern,-4,10.00", "Of order 100 there are not 4 × A"),
    ],
)
def test_what_cannot_come_back_says_why(bring: Bring, row: str, why: str) -> None:
    intake = bring(HEADINGS + SALES + row + "\n", of="orders")
    assert outcome(intake) == (3, 0, 0, 1)
    assert why in intake.problems.get().reason
    assert not Return.objects.exists()


def test_nothing_is_left_to_undo_where_nothing_was_brought(bring: Bring) -> None:
    intake = bring(HEADINGS + "C1,2026-01-10,7,A,Lantern,-1,10.00\n", of="orders")
    assert undo_orders(intake, most=10) == 0
