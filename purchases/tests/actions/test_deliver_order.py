import pytest

from customers.models import Customer
from purchases.actions.cancel_order import cancel_order
from purchases.actions.deliver_order import NotOnItsWay, deliver_order
from purchases.events import ORDER_CANCELLED, ORDER_DELIVERED
from purchases.models import Order
from purchases.tests.conftest import Buy
from staff.models import Member


def test_an_order_arrives_once(mira: Customer, buy: Buy, sam: Member) -> None:
    order = buy(mira, 1)
    event = deliver_order(order, by=sam)
    assert order.state == Order.State.DELIVERED
    assert (event.name, event.about_id, event.by) == (ORDER_DELIVERED.name, order.pk, sam)
    with pytest.raises(NotOnItsWay, match="delivered already"):
        deliver_order(order)
    assert mira.events.filter(name=ORDER_DELIVERED.name).count() == 1


def test_an_order_that_was_called_off_counts_nowhere(mira: Customer, buy: Buy, ana: Member) -> None:
    order = buy(mira, 2)
    event = cancel_order(order, reason="ordered twice", by=ana)
    assert (order.net, order.margin) == (0, 0)
    assert not mira.orders.counted().exists()
    assert event.summary == f"Order {order.number} called off: ordered twice"
    assert event.details["total"] == "25.98"


def test_what_has_arrived_cannot_be_called_off_any_more(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1)
    deliver_order(order)
    with pytest.raises(NotOnItsWay, match="delivered already"):
        cancel_order(order)
    assert not mira.events.filter(name=ORDER_CANCELLED.name).exists()
    order.refresh_from_db()
    assert order.state == Order.State.DELIVERED
