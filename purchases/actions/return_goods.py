from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.models import Event
from purchases.actions.refresh_totals import refresh_totals
from purchases.events import ORDER_RETURNED
from purchases.models import Order, OrderLine, Return, ReturnLine
from purchases.rules.lines import STEP, is_price, too_much
from purchases.rules.money import refund_of
from purchases.rules.wording import return_particulars, return_summary
from staff.models import Member

type Quantities = Mapping[OrderLine, Decimal]


class NotReturnable(ValueError):
    """These goods cannot come back; the message says why.

    `about` is what it is about: a line of the order, "refund" or "at"; empty when it is about the whole.
    """

    def __init__(self, message: str, *, about: OrderLine | str = "") -> None:
        super().__init__(message)
        self.about = about


@transaction.atomic
def return_goods(
    order: Order,
    *,
    quantities: Quantities | None = None,
    refund: Decimal | None = None,
    reason: str = "",
    at: datetime | None = None,
    channel: str | None = None,
    by: Member | None = None,
    cause: Event | None = None,
) -> Return:
    """Goods come back: so many of each line, or everything still with the customer when `quantities` is not given.

    Paid back is what they cost, unless `refund` says less or more, never more than was paid. Raises `NotReturnable`.
    """
    order = Order.objects.select_for_update(of=("self",)).select_related("customer").get(pk=order.pk)
    if order.state == Order.State.CANCELLED:
        raise NotReturnable(_("This order was called off; nothing of it can come back."))
    at = at or timezone.now()
    if not order.placed_at <= at <= timezone.now():
        raise NotReturnable(_("Goods come back after they were bought, and not in the future."), about="at")
    lines = {line.pk: line for line in order.lines.with_returned()}
    wanted = checked(quantities, lines)
    paid_back = checked_refund(refund, wanted, lines, order)
    returned = Return.objects.create(order=order, happened_at=at, reason=reason[:200], refund=paid_back)
    ReturnLine.objects.bulk_create(
        ReturnLine(return_of=returned, line=lines[pk], quantity=quantity) for pk, quantity in wanted.items()
    )
    refresh_totals([order.pk])
    pieces = sum(wanted.values(), Decimal(0))
    whole = all(line.back + wanted.get(pk, 0) == line.quantity for pk, line in lines.items())  # type: ignore[attr-defined]
    order.customer.record(
        ORDER_RETURNED,
        by=by,
        channel=channel,
        direction=Event.Direction.IN if channel else Event.Direction.NONE,
        at=at,
        about=order,
        summary=return_summary(order.number, pieces, paid_back, order.currency, returned.reason, whole=whole),
        details=return_particulars(
            order.number, pieces, paid_back, order.currency, returned.reason, whole=whole, first=order.is_first()
        ),
        cause=cause,
    )
    return returned


def checked(quantities: Quantities | None, lines: dict[int, OrderLine]) -> dict[int, Decimal]:
    """How many of which line come back, by the line's key."""
    if quantities is None:
        wanted = {pk: line.quantity - line.back for pk, line in lines.items() if line.quantity > line.back}  # type: ignore[attr-defined]
    else:
        wanted = {line.pk: quantity for line, quantity in quantities.items()}
    if not wanted:
        raise NotReturnable(_("Nothing of this order is left to come back."))
    for pk, quantity in wanted.items():
        check_line(lines.get(pk), quantity)
    return wanted


def check_line(line: OrderLine | None, quantity: Decimal) -> None:
    if line is None:
        raise NotReturnable(_("This line belongs to another order."))
    if not quantity.is_finite() or quantity <= 0 or quantity % STEP:
        raise NotReturnable(
            _("The quantity must be more than 0, with at most three digits after the point."), about=line
        )
    if too_much(quantity, bought=line.quantity, already=line.back):  # type: ignore[attr-defined]
        raise NotReturnable(
            _("Only %(left)s of these are left to come back.") % {"left": (line.quantity - line.back).normalize()},  # type: ignore[attr-defined]
            about=line,
        )


def checked_refund(
    refund: Decimal | None, wanted: dict[int, Decimal], lines: dict[int, OrderLine], order: Order
) -> Decimal:
    """What is paid back: the price of what came back, or what was agreed instead, as far as it was paid."""
    if refund is None:
        price = sum(
            (
                refund_of(quantity, already=lines[pk].back, unit_price=lines[pk].unit_price)  # type: ignore[attr-defined]
                for pk, quantity in wanted.items()
            ),
            Decimal(0),
        )
        return min(price, order.total - order.returned)
    if not is_price(refund) or refund > order.total - order.returned:
        raise NotReturnable(
            _("At most %(paid)s can be paid back.") % {"paid": order.total - order.returned}, about="refund"
        )
    return refund
