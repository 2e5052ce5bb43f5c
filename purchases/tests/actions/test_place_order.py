from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.models import Customer, Event
from purchases.actions.place_order import BadOrder, NumberTaken, Wanted, place_order
from purchases.events import ORDER_PLACED
from purchases.models import Order, Product
from purchases.tests.conftest import Buy
from staff.models import Member


def test_an_order_keeps_its_sums_and_writes_one_line_of_history(mira: Customer, record: Product, ana: Member) -> None:
    order = place_order(
        mira,
        lines=[
            Wanted(record, Decimal(2)),
            Wanted(
                description="Strings, by the metre",
                quantity=Decimal("1.5"),
                unit_price=Decimal("0.33"),
                unit_cost=Decimal("0.1"),
            ),
        ],
        channel="phone",
        by=ana,
    )
    assert (order.total, order.cost, order.returned) == (Decimal("26.48"), Decimal("15.75"), Decimal(0))
    assert order.margin == Decimal("10.73")
    event = mira.events.get(name=ORDER_PLACED.name)
    assert (event.about_kind, event.about_id) == ("purchases.order", order.pk)
    assert (event.channel_id, event.direction, event.by) == ("phone", "in", ana)
    assert event.summary == f"Order {order.number}: Odessa Prime: Blue Hour and 1 more, 3.5 articles, 26.48 EUR"
    assert event.details == {
        "number": order.number,
        "quantity": "3.5",
        "total": "26.48",
        "currency": "EUR",
        "first_purchase": True,
    }


def test_the_price_of_the_day_stays_when_the_product_changes(mira: Customer, record: Product, buy: Buy) -> None:
    order = buy(mira, 1)
    Product.objects.filter(pk=record.pk).update(unit_price=99, unit_cost=1, name="Renamed")
    line = order.lines.get()
    assert (line.unit_price, line.unit_cost, line.description) == (
        Decimal("12.99"),
        Decimal("7.80"),
        "Odessa Prime: Blue Hour",
    )


def test_one_unknown_cost_makes_the_margin_unknown_and_never_guessed(mira: Customer, record: Product, buy: Buy) -> None:
    order = buy(mira, 1, Wanted(description="Found in the attic", unit_price=Decimal(5)))
    assert order.cost is None
    assert order.margin is None


def test_a_gift_costs_nothing_and_is_still_an_order(mira: Customer, buy: Buy) -> None:
    gift = buy(mira, Wanted(description="A sampler", unit_price=Decimal(0), unit_cost=Decimal("0.90")))
    assert (gift.total, gift.margin) == (Decimal(0), Decimal("-0.90"))


def test_only_the_first_order_is_the_first_purchase(mira: Customer, buy: Buy) -> None:
    buy(mira, 1, days_ago=2)
    buy(mira, 1, days_ago=1)
    firsts = mira.events.filter(name=ORDER_PLACED.name, details__first_purchase=True)
    assert firsts.count() == 1


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Wanted(description="A record", unit_price=Decimal(-1)), "money back is a return"),
        (Wanted(description="A record", unit_price=Decimal(1), quantity=Decimal(0)), "more than 0"),
        (Wanted(description="A record", unit_price=Decimal(1), quantity=Decimal(-2)), "more than 0"),
        (Wanted(description="A record"), "Say the price"),
        (Wanted(unit_price=Decimal(1)), "what was bought"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(mira: Customer, record: Product, wanted: Wanted, says: str) -> None:
    before = Event.objects.count()
    with pytest.raises(BadOrder, match=says) as refusal:
        place_order(mira, lines=[Wanted(record), wanted])
    assert refusal.value.line == 2
    assert (Order.objects.count(), Event.objects.count()) == (0, before)


def test_an_order_has_lines_and_lies_in_the_past(mira: Customer, record: Product) -> None:
    with pytest.raises(BadOrder, match="at least one line"):
        place_order(mira, lines=[])
    with pytest.raises(BadOrder, match="future"):
        place_order(mira, lines=[Wanted(record)], at=timezone.now() + timedelta(days=1))


def test_a_number_is_given_once(mira: Customer, otto: Customer, buy: Buy) -> None:
    buy(mira, 1, number="A-1")
    with pytest.raises(NumberTaken, match="A-1"):
        buy(otto, 1, number="A-1")


def test_our_own_numbers_pass_over_those_already_in_use(mira: Customer, buy: Buy) -> None:
    first = buy(mira, 1)
    taken = buy(mira, 1, number=str(int(first.number) + 1))
    third = buy(mira, 1)
    assert third.number == str(int(taken.number) + 1)
