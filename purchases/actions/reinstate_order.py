from django.db import transaction
from django.utils.translation import gettext as _

from customers.models import Event
from purchases.events import ORDER_REINSTATED
from purchases.models import Order
from purchases.rules.wording import order_named
from staff.models import Member


class OnItsWay(ValueError):
    """The order has neither arrived nor been called off; there is nothing to take back."""


@transaction.atomic
def reinstate_order(order: Order, *, by: Member | None = None, cause: Event | None = None) -> Event:
    """It was a mistake that the order arrived, or was called off: from now on it is on its way again, and counts.

    Raises `OnItsWay` when it is that already. What was written before stays in the history.
    """
    if not order.move_back():
        raise OnItsWay(_("This order is on its way already."))
    return order.customer.record(
        ORDER_REINSTATED,
        by=by,
        about=order,
        summary=order_named(order.number),
        details={"number": order.number},
        cause=cause,
    )
