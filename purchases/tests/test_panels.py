from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from customers.models import Customer
from purchases.actions.cancel_order import cancel_order
from purchases.actions.place_order import Wanted
from purchases.actions.return_goods import return_goods
from purchases.panels import purchases
from purchases.rules.pace import Pace
from purchases.tests.conftest import Buy
from staff.models import Member

type Visit = Callable[[Member], Client]


def panel(client: Client, customer: Customer) -> str:
    answer = client.get(f"/customers/{customer.pk}/panels/purchases/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_figures_follow_what_was_bought_and_what_came_back(mira: Customer, buy: Buy, rita: Member) -> None:
    buy(mira, 2, days_ago=100)
    back = buy(mira, 1, days_ago=70)
    buy(mira, 1, days_ago=40)
    cancel_order(buy(mira, 9))
    return_goods(back)
    shown = purchases(mira, rita)
    assert (shown["figures"].orders, shown["main"].net) == (3, Decimal("38.97"))
    assert shown["main"].margin == Decimal("15.57")
    assert shown["main"].returned_percent == 25
    assert (shown["figures"].usual_gap, shown["pace"]) == (30, Pace.USUAL)
    assert [(each.name, each.percent) for each in shown["favourites"]] == [("Jazz", 100)]
    assert sum(bar.amount for bar, _month in shown["bars"]) == Decimal("38.97")


def test_a_customer_beyond_the_usual_pause_is_overdue(mira: Customer, buy: Buy, ana: Member) -> None:
    for days_ago in (90, 80, 70):
        buy(mira, 1, days_ago=days_ago)
    assert purchases(mira, ana)["pace"] is Pace.OVERDUE


def test_only_some_see_a_margin(mira: Customer, buy: Buy, visit: Visit, ana: Member, rita: Member) -> None:
    buy(mira, 1)
    assert "€5.19" in panel(visit(rita), mira)
    for_ana = panel(visit(ana), mira)
    assert "€12.99" in for_ana
    assert "argin" not in for_ana
    assert "€5.19" not in for_ana


def test_an_unknown_cost_is_said_and_not_guessed(mira: Customer, buy: Buy, visit: Visit, rita: Member) -> None:
    buy(mira, Wanted(description="From an attic", unit_price=Decimal(8)), days_ago=2)
    assert ">unknown<" in panel(visit(rita), mira)
    buy(mira, 1)
    shown = panel(visit(rita), mira)
    assert "€5.19" in shown
    assert "without 1 order whose cost nobody knows" in shown


def test_money_of_another_currency_is_never_added(mira: Customer, buy: Buy, ana: Member) -> None:
    buy(mira, 1, days_ago=2)
    buy(mira, 1, currency="USD")
    shown = purchases(mira, ana)
    assert shown["main"].net == Decimal("12.99")
    assert [(sums.currency, sums.net) for sums in shown["others"]] == [("USD", Decimal("12.99"))]


def test_who_never_bought_is_said_to(mira: Customer, visit: Visit, ana: Member) -> None:
    assert "Has not bought anything yet." in panel(visit(ana), mira)


@pytest.mark.parametrize("orders", [1, 12])
def test_two_questions_to_the_database_whatever_was_bought(
    mira: Customer, buy: Buy, ana: Member, orders: int, django_assert_num_queries
) -> None:
    for days_ago in range(orders):
        buy(mira, 1, 2, days_ago=days_ago)
    viewer = Member.objects.with_powers().get(pk=ana.pk)
    with django_assert_num_queries(2):
        purchases(mira, viewer)
