"""The verbs of the room `purchases`."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.conf import settings

from crm.demonstration.catalogue import Sold
from crm.demonstration.chronicle import Chronicle
from customers.models import Customer, Event
from purchases.events import ORDER_CANCELLED, ORDER_DELIVERED, ORDER_PLACED, ORDER_RETURNED
from purchases.models import Order, OrderLine, Product, Return, ReturnLine
from purchases.rules.money import amount_of
from purchases.rules.wording import (
    cancel_particulars,
    cancel_summary,
    order_named,
    order_particulars,
    order_summary,
    return_particulars,
    return_summary,
)
from staff.models import Member

GIFT_COST = Decimal("0.90")


def place_order(
    book: Chronicle,
    customer: Customer,
    number: str,
    goods: Sequence[tuple[Sold, Product | None]],
    at: datetime,
    *,
    channel: str,
    first: bool,
    by: Member | None = None,
) -> tuple[Order, list[OrderLine]]:
    order = book.add(
        Order(
            customer=customer,
            number=number,
            placed_at=at,
            channel_id=channel,
            currency=settings.CURRENCY,
            created_at=at,
        )
    )
    lines = [line(book, order, position, *sold) for position, sold in enumerate(goods, start=1)]
    order.total = sum((each.amount for each in lines), Decimal(0))
    order.cost = cost_of(lines)
    quantity = sum((each.quantity for each in lines), Decimal(0))
    book.record(
        customer,
        ORDER_PLACED,
        at,
        by=by,
        about=order,
        channel=channel,
        direction=Event.Direction.IN,
        summary=order_summary(number, [each.description for each in lines], quantity, order.total, order.currency),
        details=order_particulars(number, quantity, order.total, order.currency, first=first),
    )
    return order, lines


def line(book: Chronicle, order: Order, position: int, sold: Sold, product: Product | None) -> OrderLine:
    return book.add(
        OrderLine(
            order=order,
            position=position,
            product=product,
            description=sold.name,
            quantity=Decimal(sold.quantity),
            unit_price=sold.unit_price,
            unit_cost=sold.disc.cost if sold.disc else GIFT_COST,
        )
    )


def deliver_order(book: Chronicle, order: Order, at: datetime) -> None:
    order.state = Order.State.DELIVERED
    details = {"number": order.number}
    book.record(order.customer, ORDER_DELIVERED, at, about=order, summary=order_named(order.number), details=details)


def cancel_order(book: Chronicle, order: Order, at: datetime, *, reason: str, by: Member) -> None:
    order.state = Order.State.CANCELLED
    book.record(
        order.customer,
        ORDER_CANCELLED,
        at,
        by=by,
        about=order,
        summary=cancel_summary(order.number, reason),
        details=cancel_particulars(order.number, order.total, order.currency, reason),
    )


def return_goods(
    book: Chronicle,
    order: Order,
    lines: Sequence[OrderLine],
    at: datetime,
    *,
    back: Sequence[OrderLine],
    reason: str,
    first: bool,
    by: Member | None = None,
) -> None:
    """Of these lines some come back, each as a whole; an order of the demonstration has one return at most."""
    refund = sum((each.amount for each in back), Decimal(0))
    returned = book.add(Return(order=order, happened_at=at, reason=reason, refund=refund))
    for each in back:
        book.add(ReturnLine(return_of=returned, line=each, quantity=each.quantity))
    kept = [each for each in lines if each not in back]
    order.returned, order.cost = refund, cost_of(kept)
    quantity = sum((each.quantity for each in back), Decimal(0))
    told = (order.number, quantity, refund, order.currency, reason)
    book.record(
        order.customer,
        ORDER_RETURNED,
        at,
        by=by,
        about=order,
        summary=return_summary(*told, whole=not kept),
        details=return_particulars(*told, whole=not kept, first=first),
    )


def cost_of(lines: Sequence[OrderLine]) -> Decimal | None:
    """What these goods cost us; None as soon as one cost is unknown."""
    costs = [amount_of(each.quantity, each.unit_cost) for each in lines if each.unit_cost is not None]
    return sum(costs, Decimal(0)) if len(costs) == len(lines) else None
