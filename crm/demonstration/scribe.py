"""Writes into the chronicle what the rooms' verbs would write into the database, row for row."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Model

from crm.demonstration.catalogue import Disc, Sold
from crm.demonstration.chronicle import Chronicle
from customers.events import CUSTOMER_CREATED, IDENTITY_ADDED
from customers.models import Customer, Event, Identity
from customers.rules.identities import normalise
from customers.rules.names import search_text
from purchases.events import ORDER_DELIVERED, ORDER_PLACED
from purchases.models import Order, OrderLine, Product
from purchases.rules.money import amount_of
from purchases.rules.wording import order_particulars, order_summary
from staff.models import Member
from wiring.events import EventKind


@dataclass(slots=True)
class Scribe:
    """One method per verb; each takes the moment at which the verb would have been called."""

    chronicle: Chronicle
    products: dict[str, Product]

    def record(
        self, customer: Customer, kind: EventKind, at: datetime, *, about: Model | None = None, **told: Any
    ) -> Event:
        return self.chronicle.record(
            Event(
                customer=customer,
                name=kind.name,
                happened_at=at,
                about_kind=about._meta.label_lower if about else "",
                about_id=about.pk if about else None,
                channel_id=told.pop("channel", None),
                **told,
            )
        )

    def create_customer(self, name: str, at: datetime, **fields: Any) -> Customer:
        customer = self.chronicle.add(Customer(name=name, search_name=search_text(name), created_at=at, **fields))
        self.record(customer, CUSTOMER_CREATED, at, summary=name)
        return customer

    def add_identity(
        self, customer: Customer, kind: str, raw: str, at: datetime, *, primary: bool = True, **fields: Any
    ) -> Identity:
        normalised = normalise(kind, raw, region=settings.DEFAULT_REGION, label=fields.get("label", ""))
        if normalised is None:
            raise ValueError(f"{raw} cannot be an identity of the kind {kind}.")
        identity = self.chronicle.add(
            Identity(
                customer=customer,
                kind=kind,
                raw=raw,
                normalised=normalised,
                is_primary=primary,
                created_at=at,
                **fields,
            )
        )
        self.record(customer, IDENTITY_ADDED, at, summary=raw, about=identity, details={"kind": kind})
        return identity

    def place_order(
        self, customer: Customer, number: str, sold: list[Sold], at: datetime, *, channel: str, first: bool
    ) -> Order:
        order = self.chronicle.add(
            Order(
                customer=customer,
                number=number,
                placed_at=at,
                channel_id=channel,
                currency=settings.CURRENCY,
                created_at=at,
            )
        )
        lines = [self.line(order, position, piece) for position, piece in enumerate(sold, start=1)]
        costs = [amount_of(line.quantity, line.unit_cost) for line in lines if line.unit_cost is not None]
        order.total = sum((amount_of(line.quantity, line.unit_price) for line in lines), Decimal(0))
        order.cost = sum(costs, Decimal(0)) if len(costs) == len(lines) else None
        quantity = sum((line.quantity for line in lines), Decimal(0))
        self.record(
            customer,
            ORDER_PLACED,
            at,
            about=order,
            channel=channel,
            direction=Event.Direction.IN,
            summary=order_summary(number, [line.description for line in lines], quantity, order.total, order.currency),
            details=order_particulars(number, quantity, order.total, order.currency, first=first),
        )
        return order

    def line(self, order: Order, position: int, sold: Sold) -> OrderLine:
        return self.chronicle.add(
            OrderLine(
                order=order,
                position=position,
                product=self.products.get(sold.disc.sku) if sold.disc else None,
                description=sold.name,
                quantity=Decimal(sold.quantity),
                unit_price=sold.unit_price,
                unit_cost=cost_of(sold.disc),
            )
        )

    def deliver_order(self, order: Order, at: datetime, *, by: Member | None = None) -> None:
        order.state = Order.State.DELIVERED
        self.record(
            order.customer, ORDER_DELIVERED, at, about=order, by=by,
            summary=f"Order {order.number}", details={"number": order.number},
        )  # fmt: skip


GIFT_COST = Decimal("0.90")


def cost_of(disc: Disc | None) -> Decimal | None:
    return disc.cost if disc else GIFT_COST
