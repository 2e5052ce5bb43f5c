from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.models import Customer, Event
from customers.rules.moments import CLOCKS_DIFFER, EARLIEST
from purchases.actions.refresh_totals import refresh_totals
from purchases.events import ORDER_PLACED
from purchases.models import Order, OrderLine, Product
from purchases.rules.discounts import list_price_of
from purchases.rules.lines import Goods, flaw_of, is_summable
from purchases.rules.wording import order_particulars, order_summary
from staff.models import Member

FLAWS = {
    "nameless": gettext_lazy("Say what was bought."),
    "quantity": gettext_lazy("The quantity must be more than 0."),
    "quantity_too_fine": gettext_lazy("A quantity has at most three digits after the point."),
    "price": gettext_lazy("A price is 0 or more, in whole cents; money back is a return."),
    "cost": gettext_lazy("A cost is 0 or more, in whole cents; leave it empty if unknown."),
    "amount": gettext_lazy("This comes to more than an order can be worth."),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a new order. What is not said comes from the product: its name, price and cost of today."""

    product: Product | None = None
    quantity: Decimal = Decimal(1)
    description: str = ""
    unit_price: Decimal | None = None
    unit_cost: Decimal | None = None
    list_price: Decimal | None = None
    """What it costs without the discount; only one above the price asked is kept."""


class BadOrder(ValueError):
    """The order cannot be taken; the message says why. `line` counts from 1; None when it is about the whole."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class NeverOrdered(BadOrder):
    """Nothing can have been ordered at that moment."""


class NumberTaken(BadOrder):
    """Another order has this number already."""


@transaction.atomic
def place_order(
    customer: Customer,
    *,
    lines: Sequence[Wanted],
    number: str = "",
    at: datetime | None = None,
    channel: str | None = None,
    currency: str = "",
    by: Member | None = None,
    cause: Event | None = None,
) -> Order:
    """The customer buys something, and the log says so; without a `number` the order gets our next one.

    Raises `BadOrder` (which line, and why) or `NumberTaken`; then nothing is written.
    """
    at = at or timezone.now()
    if not EARLIEST <= at <= timezone.now() + CLOCKS_DIFFER:
        raise NeverOrdered(_("An order cannot lie in the future, nor before 1970."))
    goods = checked(lines)
    # Two orders at the same moment: only one of them is the first.
    Customer.objects.hold(customer)
    first = not customer.orders.counted().filter(placed_at__lte=at).exists()
    order = numbered(
        Order(customer=customer, placed_at=at, channel_id=channel, currency=currency or settings.CURRENCY),
        number.strip(),
    )
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order,
            position=position,
            product=wanted.product,
            description=line.description,
            quantity=line.quantity,
            unit_price=line.unit_price,
            list_price=list_price_of(wanted.list_price, asked=line.unit_price),
            unit_cost=line.unit_cost,
        )
        for position, (wanted, line) in enumerate(zip(lines, goods, strict=True), start=1)
    )
    refresh_totals([order.pk])
    order.refresh_from_db(fields=["total", "cost", "returned"])
    quantity = sum((line.quantity for line in goods), Decimal(0))
    customer.record(
        ORDER_PLACED,
        by=by,
        channel=channel,
        direction=Event.Direction.IN,
        at=at,
        about=order,
        summary=order_summary(
            order.number, [line.description for line in goods], quantity, order.total, order.currency
        ),
        details=order_particulars(order.number, quantity, order.total, order.currency, first=first),
        cause=cause,
    )
    return order


def checked(lines: Sequence[Wanted]) -> list[Goods]:
    """The lines with everything filled in from their products."""
    if not lines:
        raise BadOrder(_("An order needs at least one line."))
    goods = []
    for position, wanted in enumerate(lines, start=1):
        line = complete(wanted, position)
        if flaw := flaw_of(line):
            raise BadOrder(str(FLAWS[flaw]), line=position)
        goods.append(line)
    if not is_summable(goods):
        raise BadOrder(str(FLAWS["amount"]))
    return goods


def complete(wanted: Wanted, position: int) -> Goods:
    product = wanted.product
    price = wanted.unit_price if wanted.unit_price is not None or product is None else product.unit_price
    if price is None:
        raise BadOrder(_("Say the price: the product has none."), line=position)
    return Goods(
        description=(wanted.description or (product.name if product else ""))[:300],
        quantity=wanted.quantity,
        unit_price=price,
        unit_cost=wanted.unit_cost if wanted.unit_cost is not None or product is None else product.unit_cost,
    )


def numbered(order: Order, number: str) -> Order:
    """Save the order under its number, or under the next of ours that is free."""
    if not number:
        number = next_number()
        while Order.objects.filter(number=number).exists():
            number = next_number()
    order.number = number
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError as collision:
        raise NumberTaken(_("There is an order %(number)s already.") % {"number": number}) from collision
    return order


def next_number() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('purchases_order_number')")
        return str(cursor.fetchone()[0])
