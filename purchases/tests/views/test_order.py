from collections.abc import Callable
from decimal import Decimal

from django.test import Client

from customers.models import Customer
from purchases.actions.deliver_order import deliver_order
from purchases.actions.place_order import Wanted
from purchases.actions.return_goods import return_goods
from purchases.tests.conftest import Buy
from staff.models import Member

type Visit = Callable[[Member], Client]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_order_tells_its_lines_its_returns_and_what_happened(
    mira: Customer, buy: Buy, visit: Visit, rita: Member
) -> None:
    order = buy(mira, 3, Wanted(description="From an attic", unit_price=Decimal(8)), days_ago=5)
    deliver_order(order)
    return_goods(order, quantities={order.lines.first(): Decimal(1)}, reason="scratched")
    shown = page(visit(rita), f"/orders/{order.pk}/")
    for words in (
        "Odessa Prime: Blue Hour",
        "€46.97",
        "€12.99 paid back",
        "scratched",
        "Delivered",
        "unknown",
        "arrived",
    ):
        assert words in shown


def test_an_agent_sees_neither_cost_nor_margin(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order = buy(mira, 1)
    shown = page(visit(ana), f"/orders/{order.pk}/")
    for word in ("Margin", "Cost", "7.80", "5.19"):
        assert word not in shown
