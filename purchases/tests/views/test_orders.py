from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from purchases.actions.cancel_order import cancel_order
from purchases.actions.place_order import Wanted
from purchases.actions.return_goods import return_goods
from purchases.models import Order
from purchases.tests.conftest import Buy
from purchases.views import paging
from staff.models import Member

type Visit = Callable[[Member], Client]


def numbers(client: Client, customer: Customer, query: str = "") -> list[str]:
    page = client.get(f"/customers/{customer.pk}/orders/{query}").context["page"]
    return [order.number for order in page.orders]


def test_orders_stand_newest_first(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    bought = [buy(mira, 1, days_ago=days_ago).number for days_ago in (5, 3, 1)]
    assert numbers(visit(ana), mira) == bought[::-1]


def test_pages_lead_back_and_forth_without_losing_an_order(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ROWS", 2)
    bought = [buy(mira, 1, days_ago=days_ago // 2).number for days_ago in (9, 8, 7, 6, 5)][::-1]
    moment = Order.objects.first().placed_at
    Order.objects.filter(number__in=bought[:3]).update(placed_at=moment)
    client, query, seen, back = visit(ana), "", [], []
    while True:
        page = client.get(f"/customers/{mira.pk}/orders/{query}").context["page"]
        seen += [order.number for order in page.orders]
        if not page.older:
            break
        query = page.older
    while page.newer:
        page = client.get(f"/customers/{mira.pk}/orders/{page.newer}").context["page"]
        back = [order.number for order in page.orders] + back
    assert seen == list(Order.objects.order_by("-placed_at", "-pk").values_list("number", flat=True))
    assert back == seen[:4]


@pytest.mark.parametrize("query", ["?before=nonsense", "?after=1", "?category=x", "?category=999999999999", "?before="])
def test_an_address_that_means_nothing_shows_the_first_page(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, query: str
) -> None:
    order = buy(mira, 1)
    assert numbers(visit(ana), mira, query) == [order.number]


def test_a_figure_opens_the_rows_behind_it(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    jazz = buy(mira, 1, 1, days_ago=3)
    back = buy(mira, Wanted(description="Strings", unit_price=Decimal(5)), days_ago=2)
    return_goods(back)
    category = jazz.lines.first().product.category
    assert numbers(visit(ana), mira, f"?category={category.pk}") == [jazz.number]
    assert numbers(visit(ana), mira, "?returned") == [back.number]
    assert numbers(visit(ana), mira, f"?returned&category={category.pk}") == []


def test_the_first_order_and_the_orders_of_a_month_can_be_opened(
    mira: Customer, buy: Buy, visit: Visit, ana: Member
) -> None:
    cancel_order(buy(mira, 1, days_ago=90))
    first, second = buy(mira, 1, days_ago=85), buy(mira, 1, days_ago=40)
    assert numbers(visit(ana), mira, "?first") == [first.number]
    month = f"{timezone.localtime(second.placed_at):%Y-%m}"
    assert numbers(visit(ana), mira, f"?month={month}") == [second.number]
    assert len(numbers(visit(ana), mira, "?month=2026-13")) == 3
    panel = visit(ana).get(f"/customers/{mira.pk}/panels/purchases/").content.decode()
    assert f"?month={month}" in panel
    assert panel.count("?month=") == 2


def test_only_some_see_margins_in_the_list(mira: Customer, buy: Buy, visit: Visit, ana: Member, rita: Member) -> None:
    buy(mira, 1)
    address = f"/customers/{mira.pk}/orders/"
    assert "€5.19" in visit(rita).get(address).content.decode()
    for_ana = visit(ana).get(address).content.decode()
    assert "Margin" not in for_ana
    assert "€5.19" not in for_ana


def test_a_hidden_customer_has_no_orders_at_all(mira: Customer, buy: Buy, visit: Visit, zoe: Member) -> None:
    order = buy(mira, 1)
    for address in (f"/customers/{mira.pk}/orders/", f"/orders/{order.pk}/", f"/orders/{order.pk}/invoice/"):
        assert visit(zoe).get(address).status_code == 404


def test_a_page_of_orders_asks_as_often_for_one_as_for_many(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, django_assert_max_num_queries
) -> None:
    client = visit(ana)
    for days_ago in range(9):
        buy(mira, 1, 2, days_ago=days_ago)
    with django_assert_max_num_queries(6):
        client.get(f"/customers/{mira.pk}/orders/")
