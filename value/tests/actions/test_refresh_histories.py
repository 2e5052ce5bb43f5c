from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Max
from django.utils import timezone

from customers.actions.deliver_reactions import deliver_reactions
from customers.models import Customer, Event
from purchases.actions.cancel_order import cancel_order
from purchases.actions.reinstate_order import reinstate_order
from purchases.actions.return_goods import return_goods
from purchases.models import Order
from purchases.tests.conftest import Buy, buy, record
from value.actions.refresh_histories import refresh_histories
from value.models import CategorySpend, History, ValueRules

__all__ = ["buy", "record"]


def refreshed(customer: Customer, **rules: object) -> History:
    refresh_histories([customer.pk], as_of=timezone.localdate(), rules=ValueRules(**rules))
    return History.objects.get(customer=customer)


def test_a_history_is_what_the_models_need_to_know(mira: Customer, buy: Buy) -> None:
    for quantity, days_ago in ((2, 30), (1, 30), (1, 10)):
        buy(mira, quantity, days_ago=days_ago)
    today = timezone.localdate()
    history = refreshed(mira)
    assert (history.purchases, history.first_day, history.last_day) == (
        2, today - timedelta(days=30), today - timedelta(days=10),
    )  # fmt: skip
    assert (history.bought, history.later) == (Decimal("51.96"), Decimal("12.99"))
    assert history.squares == Decimal("38.97") ** 2 + Decimal("12.99") ** 2
    assert (history.margin, history.costed) == (Decimal("20.76"), Decimal("51.96"))


def test_what_came_back_counts_against(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 3, days_ago=9)
    return_goods(order, quantities={order.lines.get(): Decimal(1)})
    history = refreshed(mira)
    assert (history.bought, history.returned) == (Decimal("38.97"), Decimal("12.99"))
    assert (history.margin, history.costed) == (Decimal("10.38"), Decimal("25.98"))


def test_an_order_of_unknown_cost_says_nothing_of_the_margin(mira: Customer, buy: Buy) -> None:
    Order.objects.filter(pk=buy(mira, 1).pk).update(cost=None)
    history = refreshed(mira)
    assert (history.margin, history.costed, history.bought) == (0, 0, Decimal("12.99"))


def test_another_currency_counts_when_it_has_a_rate(mira: Customer, buy: Buy) -> None:
    Order.objects.filter(pk=buy(mira, 1).pk).update(currency="GBP")
    history = refreshed(mira)
    assert (history.bought, history.left_out, history.purchases) == (0, 1, 1)
    history = refreshed(mira, rates={"GBP": 1.2})
    assert (history.bought, history.left_out) == (Decimal("15.59"), 0)


def test_who_called_everything_off_has_no_history(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1)
    assert refreshed(mira).purchases == 1
    cancel_order(order)
    refresh_histories([mira.pk], as_of=timezone.localdate(), rules=ValueRules())
    assert not History.objects.filter(customer=mira).exists()
    assert not CategorySpend.objects.filter(customer=mira).exists()


def test_categories_are_those_of_the_last_year(mira: Customer, buy: Buy) -> None:
    buy(mira, 1, days_ago=400)
    buy(mira, 2, days_ago=300)
    refreshed(mira)
    assert CategorySpend.objects.get(customer=mira).amount == Decimal("25.98")


def test_a_day_in_the_past_knows_nothing_of_what_came_later(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1, days_ago=40)
    buy(mira, 5, days_ago=5)
    return_goods(order)
    then = timezone.localdate() - timedelta(days=20)
    refresh_histories([mira.pk], as_of=then, rules=ValueRules())
    history = History.objects.get(customer=mira)
    assert (history.purchases, history.bought, history.returned) == (1, Decimal("12.99"), 0)


def everything() -> list[tuple[object, ...]]:
    return [
        *History.objects.order_by("pk").values_list(),
        *CategorySpend.objects.order_by("customer", "category").values_list(),
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_kept_up_to_date_from_the_log_it_is_the_same_as_built_anew(mira: Customer, otto: Customer, buy: Buy) -> None:
    orders = [
        buy(who, quantity, days_ago=days) for who in (mira, otto) for quantity, days in ((1, 90), (2, 40), (1, 3))
    ]
    return_goods(orders[0])
    cancel_order(orders[1])
    cancel_order(orders[4])
    reinstate_order(orders[4])
    buy(mira, 4)
    deliver_reactions("value.shorten_histories", up_to=Event.objects.last_position())
    kept = everything()
    assert len(kept) == 4
    History.objects.all().delete()
    CategorySpend.objects.all().delete()
    highest = Customer.objects.aggregate(last=Max("pk"))["last"]
    refresh_histories(span=(0, highest), as_of=timezone.localdate(), rules=ValueRules())
    assert everything() == kept


def test_what_did_not_change_is_not_written_again(mira: Customer, buy: Buy) -> None:
    buy(mira, 1)
    today = timezone.localdate()
    assert refresh_histories([mira.pk], as_of=today, rules=ValueRules()) == 1
    assert refresh_histories([mira.pk], as_of=today, rules=ValueRules()) == 0
