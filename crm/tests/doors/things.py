"""What may stand in an address: one thing of Rita's customer, one of Zoe's, and one that is not there.

Keyed by the word before it in the address: `customers/{pk}` takes its number from `customers`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from crm.tests.doors.table import Whose
from customers.actions.assert_fact import assert_fact
from customers.actions.create_customer import create_customer
from customers.models import Customer, FactType
from purchases.actions.place_order import Wanted, place_order
from purchases.models import Order, Product
from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.issue_token import issue_token
from staff.models import Member
from wiring.panels import panels

NO_SUCH_NUMBER = 999_999_999


@dataclass(frozen=True)
class Thing:
    own: Any
    foreign: Any
    missing: Any = NO_SUCH_NUMBER

    def of(self, whose: Whose) -> Any:
        return getattr(self, whose.value)


def common(value: Any, missing: Any = NO_SUCH_NUMBER) -> Thing:
    """A thing that belongs to the house, not to a customer."""
    return Thing(value, value, missing)


def set_out(*, rita: Member, zoe: Member, admin: Member) -> dict[str, Thing]:
    """Put one of everything into the house."""
    mira = create_customer("Mira Lindqvist", by=rita, manager=rita, phone="+49 30 5557 0142")
    nora = create_customer("Nora Feld", by=zoe, manager=zoe, phone="+49 30 5557 0143")
    music = FactType.objects.create(key="music", label="Music")
    Product.objects.create(sku="LP-1", name="Kind of Blue")
    return {
        "customers": Thing(mira.pk, nora.pk),
        "panels": common(next(iter(panels), "no-panel-yet"), "no-such-panel"),
        "welcome": common(hand_out_password_link(rita, by=admin), "no-such-link"),
        "identities": Thing(mira.identities.get().pk, nora.identities.get().pk),
        "facts": Thing(*(assert_fact("jazz", about=customer, kind=music).pk for customer in (mira, nora))),
        "products": common("LP-1", "no-such-product"),
        "orders": Thing(*(number_of_order(customer) for customer in (mira, nora))),
        "integrations": common(issue_token("Till", scopes=[], by=admin).integration.pk),
    }


def number_of_order(customer: Customer) -> int:
    """An order whose number is its key, because pages find orders by the one and the API by the other."""
    order = place_order(customer, lines=[Wanted(description="Kind of Blue", unit_price=Decimal(20))])
    Order.objects.filter(pk=order.pk).update(number=str(order.pk))
    return order.pk
