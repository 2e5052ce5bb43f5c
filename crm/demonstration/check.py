"""Whether the real part is whole, and a fingerprint of all of it: the same seed at the same moment gives the same one."""

import hashlib
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
from django.db.models import Sum

from crm.demonstration.cdnow import read_purchases
from crm.demonstration.stories.settling import SYSTEM
from crm.models import Demonstration
from customers.models import Identity
from purchases.models import Order

# What is told, without the keys that the database happened to give.
TOLD = [
    "SELECT name, kind, language, time_zone, custom, version, created_at FROM customers_customer",
    "SELECT kind, raw, label, is_primary, verified_how FROM customers_identity",
    "SELECT lines, postcode, city, country FROM customers_address",
    "SELECT number, placed_at, state, total, cost, returned FROM purchases_order",
    "SELECT description, quantity, unit_price, unit_cost FROM purchases_orderline",
    "SELECT name, channel_id, direction, happened_at, summary, cost FROM customers_event",
    "SELECT what, due_at, state, done_at FROM interactions_promise",
    "SELECT what, why, due, given_at, done_at, outcome FROM interactions_task",
    "SELECT type_id, value, asserted_at, ended_at FROM customers_fact",
    "SELECT purpose, channel_id, given, happened_at FROM customers_consent",
    "SELECT kind, note, since FROM customers_relationship",
    "SELECT text, written_at FROM interactions_note",
    "SELECT origin, why, since FROM value_need",
    "SELECT subject, awaiting, opened_at, closed_at FROM customers_thread",
]


class Finding(NamedTuple):
    """One thing counted in the database and in the file."""

    what: str
    found: int | Decimal
    expected: int | Decimal

    @property
    def is_right(self) -> bool:
        return self.found == self.expected


def check(demonstration: Demonstration) -> list[Finding]:
    """The buyers and purchases of the file, as they stand in the database; what came after the load is not counted."""
    purchases = read_purchases()
    orders = Order.objects.counted().filter(placed_at__lte=demonstration.told_at)
    buyers = Identity.objects.filter(kind=Identity.Kind.EXTERNAL, normalised__startswith=f"{SYSTEM.lower()}:")
    total = orders.aggregate(total=Sum("total"))["total"] or Decimal(0)
    return [
        Finding("customers", buyers.count(), len({purchase.buyer for purchase in purchases})),
        Finding("purchases", orders.count(), len(purchases)),
        Finding("paid for them", total, sum((purchase.dollars for purchase in purchases), Decimal(0))),
    ]


def fingerprint() -> str:
    """A digest of everything told, whatever its keys."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for statement in TOLD:
            rows = f"SELECT t::text AS row FROM ({statement}) t"  # noqa: S608 - the statements stand above
            cursor.execute(f"SELECT md5(string_agg(row, E'\\n' ORDER BY row)) FROM ({rows}) rows")  # noqa: S608
            digest.update(str(cursor.fetchone()[0]).encode())
    return digest.hexdigest()
