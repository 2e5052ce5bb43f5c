from decimal import Decimal

from customers.models import Customer
from purchases.actions.refresh_totals import refresh_totals
from purchases.actions.return_goods import return_goods
from purchases.models import Order, OrderLine
from purchases.tests.conftest import Buy


def test_many_sums_are_mended_in_one_statement(
    mira: Customer, otto: Customer, buy: Buy, django_assert_num_queries
) -> None:
    orders = [buy(mira, 1, 2, days_ago=3), buy(otto, 5, days_ago=2), buy(mira, 1, days_ago=1)]
    return_goods(orders[1], quantities={orders[1].lines.get(): Decimal(2)})
    truth = list(Order.objects.order_by("id").values_list("total", "cost", "returned"))
    Order.objects.update(total=1, cost=None, returned=1)
    with django_assert_num_queries(1):
        assert refresh_totals(order.pk for order in orders) == 3
    assert list(Order.objects.order_by("id").values_list("total", "cost", "returned")) == truth
    assert refresh_totals(order.pk for order in orders) == 0


def test_sql_and_python_round_alike(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1)
    OrderLine.objects.filter(order=order).update(
        quantity=Decimal("0.5"), unit_price=Decimal("0.25"), unit_cost=Decimal("0.05")
    )
    refresh_totals([order.pk])
    order.refresh_from_db()
    assert order.total == order.lines.get().amount == Decimal("0.13")
    assert order.cost == Decimal("0.03")


def test_an_order_without_lines_is_worth_nothing(mira: Customer, buy: Buy) -> None:
    order = buy(mira, 1)
    order.lines.all().delete()
    refresh_totals([order.pk])
    order.refresh_from_db()
    assert (order.total, order.cost) == (0, None)
