"""What Mira buys: a record whose cost is known, and strings by the metre."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.models import Customer
from purchases.actions.place_order import Wanted, place_order
from purchases.models import Category, Order, Product
from staff.models import Member

type Buy = Callable[..., Order]


@pytest.fixture
def record(db: None) -> Product:
    return Product.objects.create(
        sku="JZ-011",
        name="Odessa Prime: Blue Hour",
        category=Category.objects.create(name="Jazz"),
        unit_price=Decimal("12.99"),
        unit_cost=Decimal("7.80"),
    )


@pytest.fixture
def buy(record: Product, ana: Member) -> Buy:
    """`buy(mira, 2, days_ago=3)`: two records, three days ago."""

    def buy(customer: Customer, *quantities: int | Wanted, days_ago: float = 0, **particulars: object) -> Order:
        lines = [
            quantity if isinstance(quantity, Wanted) else Wanted(record, Decimal(quantity)) for quantity in quantities
        ]
        at: datetime = timezone.now() - timedelta(days=days_ago)
        return place_order(customer, lines=lines or [Wanted(record)], at=at, by=ana, **particulars)

    return buy
