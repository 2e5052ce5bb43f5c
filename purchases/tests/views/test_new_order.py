from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from customers.models import Customer
from purchases.models import Order, Product
from staff.models import Member

type Visit = Callable[[Member], Client]


def typed(*lines: tuple[str, str, str, str], **more: str) -> dict[str, Any]:
    """The form with these lines: article number, description, quantity, price."""
    columns = zip(*lines, strict=True) if lines else ([], [], [], [])
    return dict(zip(("sku", "description", "quantity", "unit_price"), map(list, columns), strict=True)) | more


def address(customer: Customer, last: str = "new") -> str:
    return f"/customers/{customer.pk}/orders/{last}/"


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


RECORD = ("JZ-011", "Odessa Prime: Blue Hour", "2", "12.99")


def test_an_order_taken_on_the_phone_stands_with_its_channel(
    mira: Customer, record: Product, visit: Visit, ana: Member
) -> None:
    answer = visit(ana).post(address(mira), typed(RECORD, ("", "Gift wrap", "0,5", "1,50"), channel="phone"))
    order = Order.objects.get()
    assert answer["Location"] == order.get_absolute_url()
    assert (order.total, order.channel_id, order.lines.count()) == (Decimal("26.73"), "phone", 2)
    event = mira.events.get(name="order.placed")
    assert (event.by, event.channel_id) == (ana, "phone")


def test_a_discount_on_everything_stays_in_sight(mira: Customer, record: Product, visit: Visit, ana: Member) -> None:
    visit(ana).post(address(mira), typed(RECORD, discount="10"))
    line = Order.objects.get().lines.get()
    assert (line.unit_price, line.list_price, line.discount) == (Decimal("11.69"), Decimal("12.99"), 10)
    assert "−10" in text(visit(ana).get(f"/orders/{line.order_id}/"))
    assert "12.99" in text(visit(ana).get(f"/orders/{line.order_id}/invoice/"))


def test_a_price_below_the_catalogues_is_a_discount_and_one_above_is_not(
    mira: Customer, record: Product, visit: Visit, ana: Member
) -> None:
    for price in ("10", "15"):
        visit(ana).post(address(mira), typed((*RECORD[:3], price)))
    assert [line.list_price for order in Order.objects.order_by("pk") for line in order.lines.all()] == [
        Decimal("12.99"),
        None,
    ]


def test_sent_twice_it_is_placed_once(mira: Customer, record: Product, visit: Visit, ana: Member) -> None:
    client, form = visit(ana), typed(RECORD, idempotency_key="one-form")
    first, second = client.post(address(mira), form), client.post(address(mira), form)
    assert first["Location"] == second["Location"]
    assert Order.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (typed(), "An order needs at least one line."),
        (typed(("", "", "1", "5")), "Say what was bought."),
        (typed((*RECORD[:2], "", "5")), "Say how many."),
        (typed((*RECORD[:2], "0", "5")), "The quantity must be more than 0."),
        (typed((*RECORD[:2], "two", "5")), "This is not a number we can read."),
        (typed((*RECORD[:3], "")), "Say the price of one."),
        (typed((*RECORD[:3], "-5")), "greater than or equal to 0"),
        (typed(("NO-1", *RECORD[1:])), "This product is not in the catalogue any more."),
        (typed(RECORD, discount="101"), "less than or equal to 100"),
        (typed(RECORD, channel="smoke"), "Select a valid choice."),
        (typed(RECORD, at="2999-01-01T10:00"), "An order cannot lie in the future, nor before 1970."),
        (typed(RECORD, at="yesterday"), "This is not a date and time we can read."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    mira: Customer, record: Product, visit: Visit, ana: Member, form: dict[str, Any], said: str
) -> None:
    answer = visit(ana).post(address(mira), form | {"idempotency_key": "same"})
    assert (answer.status_code, Order.objects.count()) == (422, 0)
    assert said in text(answer)
    assert 'value="same"' in text(answer)
    for typed_value in form["description"]:
        assert typed_value in text(answer)


def test_products_are_found_by_number_and_by_words_of_the_name(
    mira: Customer, record: Product, visit: Visit, ana: Member
) -> None:
    Product.objects.create(sku="JZ-012", name="Odessa Prime: Old Hour", active=False)
    for asked in ("jz-01", "hour odessa", "BLUE"):
        shown = text(visit(ana).get(address(mira, "products"), {"find": asked}))
        assert 'value="JZ-011"' in shown
        assert "JZ-012" not in shown
    assert "No product fits" in text(visit(ana).get(address(mira, "products"), {"find": "<b>"}))


def test_a_draft_adds_and_takes_away_and_writes_nothing(
    mira: Customer, record: Product, visit: Visit, ana: Member
) -> None:
    client = visit(ana)
    added = text(client.post(address(mira, "draft"), typed(("", "Gift wrap", "1", "1.50"), add="JZ-011")))
    for shown in ("Gift wrap", 'value="12.99"', "€14.49"):
        assert shown in added
    less = text(client.post(address(mira, "draft"), typed(("", "Gift wrap", "1", "1.50"), RECORD, without="0")))
    assert "Gift wrap" not in less
    assert "€25.98" in less
    begun = text(client.post(address(mira, "draft"), typed(add="")))
    assert "Say what was bought" not in begun
    assert Order.objects.count() == 0


def test_without_script_the_page_itself_looks_for_products(
    mira: Customer, record: Product, visit: Visit, ana: Member
) -> None:
    assert 'value="JZ-011"' in text(visit(ana).post(address(mira, "draft"), typed(find="blue", look="yes")))


def test_an_order_of_many_lines_asks_for_its_products_once(
    mira: Customer, record: Product, visit: Visit, ana: Member, django_assert_max_num_queries
) -> None:
    client = visit(ana)
    with django_assert_max_num_queries(6):
        client.post(address(mira, "draft"), typed(*[RECORD] * 40))
