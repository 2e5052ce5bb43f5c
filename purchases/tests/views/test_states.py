from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from purchases.models import Order
from purchases.tests.conftest import Buy
from staff.models import Member

type Visit = Callable[[Member], Client]


def names(order: Order) -> list[str]:
    return list(order.customer.events.order_by("pk").values_list("name", flat=True))[-3:]


def test_an_order_arrives_and_that_can_be_taken_back(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order, client = buy(mira, 1), visit(ana)
    shown = client.post(f"/orders/{order.pk}/delivery/", follow=True).content.decode()
    assert "Delivered" in shown
    assert f"/orders/{order.pk}/reinstatement/" in shown
    assert "Placed" in client.post(f"/orders/{order.pk}/reinstatement/", follow=True).content.decode()
    assert names(order) == ["order.placed", "order.delivered", "order.reinstated"]


def test_it_may_have_arrived_earlier_but_not_before_it_was_placed(
    mira: Customer, buy: Buy, visit: Visit, ana: Member
) -> None:
    order, client = buy(mira, 1, days_ago=3), visit(ana)
    at = timezone.localtime() - timedelta(days=1)
    for wrong in (at - timedelta(days=4), at + timedelta(days=4)):
        answer = client.post(f"/orders/{order.pk}/delivery/", {"at": f"{wrong:%Y-%m-%dT%H:%M}"})
        assert answer.status_code == 422
        assert "An order arrives after it was placed" in answer.content.decode()
        assert f"{wrong:%Y-%m-%dT%H:%M}" in answer.content.decode()
    assert names(order)[-1] == "order.placed"
    client.post(f"/orders/{order.pk}/delivery/", {"at": f"{at:%Y-%m-%dT%H:%M}"})
    assert timezone.localtime(mira.events.get(name="order.delivered").happened_at).date() == at.date()


def test_an_order_is_called_off_with_its_reason(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order = buy(mira, 1)
    shown = visit(ana).post(f"/orders/{order.pk}/cancellation/", {"reason": "found it cheaper"}, follow=True)
    order.refresh_from_db()
    assert (order.state, order.net) == (Order.State.CANCELLED, 0)
    assert "found it cheaper" in shown.content.decode()


@pytest.mark.parametrize("deed", ["delivery", "cancellation", "reinstatement"])
def test_done_twice_it_happened_once(mira: Customer, buy: Buy, visit: Visit, ana: Member, deed: str) -> None:
    order, client = buy(mira, 1), visit(ana)
    if deed == "reinstatement":
        client.post(f"/orders/{order.pk}/cancellation/")
    client.post(f"/orders/{order.pk}/{deed}/")
    before = names(order)
    assert "already" in client.post(f"/orders/{order.pk}/{deed}/", follow=True).content.decode()
    assert names(order) == before


def test_who_may_not_take_orders_is_offered_nothing(mira: Customer, buy: Buy, visit: Visit, hire) -> None:
    mia, order = hire("Mia", "marketer"), buy(mira, 1)
    shown = visit(mia).get(f"/orders/{order.pk}/").content.decode()
    assert "/delivery/" not in shown
    assert "/returns/" not in shown
    assert visit(mia).post(f"/orders/{order.pk}/delivery/").status_code == 403
