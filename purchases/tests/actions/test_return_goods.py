from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.models import Customer
from purchases.actions.cancel_order import cancel_order
from purchases.actions.place_order import Wanted
from purchases.actions.return_goods import NotReturnable, return_goods
from purchases.events import ORDER_RETURNED
from purchases.models import Return
from purchases.tests.conftest import Buy
from staff.models import Member


def test_part_of_an_order_comes_back_and_the_sums_follow(mira: Customer, buy: Buy, ana: Member) -> None:
    order = buy(mira, 3, days_ago=9)
    return_goods(order, quantities={order.lines.get(): Decimal(1)}, reason="scratched", by=ana)
    order.refresh_from_db()
    assert (order.total, order.returned, order.cost) == (Decimal("38.97"), Decimal("12.99"), Decimal("15.60"))
    assert order.margin == Decimal("10.38")
    event = mira.events.get(name=ORDER_RETURNED.name)
    assert event.summary == f"Order {order.number}: 1 article came back, 12.99 EUR paid back: scratched"
    assert event.details["whole"] is False


def test_everything_comes_back_when_nothing_else_is_said(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 2, Wanted(description="Of unknown cost", unit_price=Decimal(4)), days_ago=5)
    return_goods(order, quantities={order.lines.first(): Decimal(1)})
    returned = return_goods(order)
    order.refresh_from_db()
    assert returned.refund == Decimal("16.99")
    assert (order.net, order.cost, order.margin) == (0, 0, 0)
    assert mira.events.filter(name=ORDER_RETURNED.name).latest("id").details["whole"] is True
    with pytest.raises(NotReturnable, match="Nothing of this order is left"):
        return_goods(order)


def test_the_return_of_the_first_purchase_says_so(mira: Customer, buy: Buy) -> None:
    first, second = buy(mira, 1, days_ago=20), buy(mira, 1, days_ago=10)
    return_goods(second)
    return_goods(first)
    told = mira.events.filter(name=ORDER_RETURNED.name).order_by("id").values_list("details__first_purchase", flat=True)
    assert list(told) == [None, True]


def test_no_more_comes_back_than_was_bought(mira: Customer, otto: Customer, buy: Buy) -> None:
    order, foreign = buy(mira, 2, days_ago=1), buy(otto, 1, days_ago=1)
    line = order.lines.get()
    return_goods(order, quantities={line: Decimal(1)})
    with pytest.raises(NotReturnable, match="Only 1 of these") as refusal:
        return_goods(order, quantities={line: Decimal(2)})
    assert refusal.value.about == line
    for quantity in (Decimal(0), Decimal(-1), Decimal("0.0001"), Decimal("NaN")):
        with pytest.raises(NotReturnable, match="more than 0"):
            return_goods(order, quantities={line: quantity})
    with pytest.raises(NotReturnable, match="another order"):
        return_goods(order, quantities={foreign.lines.get(): Decimal(1)})
    assert Return.objects.count() == 1


@pytest.mark.parametrize("refund", [Decimal("10.00"), Decimal(0)])
def test_another_refund_may_be_agreed(mira: Customer, buy: Buy, refund: Decimal) -> None:
    order = buy(mira, 1, days_ago=1)
    return_goods(order, refund=refund)
    order.refresh_from_db()
    assert order.returned == refund


def test_never_more_is_paid_back_than_was_paid(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 2, days_ago=1)
    return_goods(order, quantities={order.lines.get(): Decimal(1)}, refund=Decimal("20.00"))
    with pytest.raises(NotReturnable, match=r"At most 5\.98"):
        return_goods(order, refund=Decimal("5.99"))
    assert return_goods(order).refund == Decimal("5.98")


def test_goods_come_back_after_they_were_bought(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1, days_ago=2)
    for at in (order.placed_at - timedelta(seconds=1), timezone.now() + timedelta(hours=1)):
        with pytest.raises(NotReturnable, match="after they were bought"):
            return_goods(order, at=at)


def test_nothing_comes_back_of_an_order_that_was_called_off(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1)
    cancel_order(order)
    with pytest.raises(NotReturnable, match="called off"):
        return_goods(order)
