"""Fill an empty database with a big company: customers, their numbers and a long history, by COPY."""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db import connection
from django.db.models import Model

from bench.people import FIRST, LAST, TOWNS
from customers.models import Customer, Event
from customers.rules.names import search_text, words

HEAVY = 50_000
NOW = datetime.now(UTC).replace(microsecond=0)
YEARS = 3 * 365 * 86_400
CHANNELS = ("phone", "email", "store", "chat")
KINDS = ("contact.recorded", "contact.recorded", "web.visited", "web.visited", "order.placed", "note.written")
SAYINGS = (
    "Asked where the parcel is",
    "Wants delivery before eight",
    "Praised the new recordings",
    "Asked about a refund",
    "Looked for a gift",
    "Changed the invoice address",
)

ORDERED = '{"number": "B%08d", "total": "41.20", "currency": "EUR", "quantity": "2"}'

type Row = tuple[object, ...]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench load", description=__doc__)
    parser.add_argument("--customers", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--events", type=int, default=10_000_000, metavar="M")
    wanted = parser.parse_args(arguments)
    if Customer.objects.exists():
        print("This database has customers already; load wants an empty one.", file=sys.stderr)
        return 2
    began = time.monotonic()
    load(customers=wanted.customers, events=wanted.events)
    print(f"{wanted.customers:,} customers and {wanted.events:,} events in {time.monotonic() - began:.0f} s")
    return 0


def load(*, customers: int, events: int) -> None:
    """Write everything in a few COPY streams, with the secondary indexes built afterwards."""
    random.seed(1)
    with without_checks(), without_indexes(Event), without_indexes(apps.get_model("purchases", "Order")):
        names = [f"{random.choice(FIRST)} {random.choice(LAST)}" for _ in range(customers)]
        with without_indexes(Customer), without_indexes(apps.get_model("customers", "Identity")):
            copy("customers_customer", CUSTOMER, people(names), customers)
            copy("customers_identity", IDENTITY, identities(names), customers * 2)
        copy("customers_address", ADDRESS, addresses(customers), customers)
        copy("customers_nameword", "word", ((word,) for word in vocabulary()), 0)
        copy("purchases_order", ORDER, orders(customers, events // 10), events // 10)
        copy("customers_event", EVENT, history(customers, events), events)
    with connection.cursor() as cursor:
        for table in ("customers_customer", "customers_identity", "customers_event", "purchases_order"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM (ANALYZE)")


CUSTOMER = "id, kind, name, search_name, language, time_zone, custom, version, created_at"
IDENTITY = "customer_id, kind, raw, normalised, label, source, is_primary, verified_how, created_at"
ADDRESS = "customer_id, use, lines, postcode, city, region, country, is_primary, created_at"
ORDER = "customer_id, number, placed_at, state, currency, total, cost, returned, created_at"
EVENT = "customer_id, name, channel_id, direction, happened_at, summary, details, cost, about_kind, about_id"


def people(names: list[str]) -> Iterator[Row]:
    for number, name in enumerate(names, start=1):
        yield number, "person", name, search_text(name), "en", "Europe/London", "{}", 1, NOW


def identities(names: list[str]) -> Iterator[Row]:
    for number, name in enumerate(names, start=1):
        phone = f"+4477{number * 7919 % 100_000_000:08d}"
        email = f"{'.'.join(words(name)[:2])}.{number}@example.org"
        yield number, "phone", phone, phone, "mobile", "bench", True, "", NOW
        yield number, "email", email, email, "", "bench", True, "", NOW


def addresses(customers: int) -> Iterator[Row]:
    for number in range(1, customers + 1):
        town, country = TOWNS[number % len(TOWNS)]
        yield number, "home", "High Street 1", "", town, "", country, True, NOW


def vocabulary() -> set[str]:
    return {word for name in (*FIRST, *LAST) for word in words(name)}


def orders(customers: int, wanted: int) -> Iterator[Row]:
    for number in range(wanted):
        yield (
            random.randrange(customers) + 1, f"B{number:08d}", moment(), "delivered", "EUR",
            f"{random.uniform(8, 240):.2f}", f"{random.uniform(4, 100):.2f}", "0", NOW,
        )  # fmt: skip


def history(customers: int, wanted: int) -> Iterator[Row]:
    """The first customer has a very long history; the rest share what remains, some much more than others."""
    for number in range(wanted):
        heavy = number < min(HEAVY, wanted // 10)
        customer = 1 if heavy else min(int(customers * random.random() ** 1.5) + 1, customers)
        kind = random.choice(KINDS)
        channel = random.choice(CHANNELS) if kind == "contact.recorded" else "web" if kind == "web.visited" else None
        direction = ("in" if random.random() < 0.6 else "out") if channel else ""
        bought = number % max(wanted // 10, 1) + 1 if kind == "order.placed" else None
        details = ORDERED % (bought - 1) if bought else "{}"
        yield (
            customer, kind, channel, direction, moment(), random.choice(SAYINGS), details, "4.5" if channel else None,
            "purchases.order" if bought else "", bought,
        )  # fmt: skip


def moment() -> str:
    return (NOW - timedelta(seconds=random.random() * YEARS)).isoformat()


def copy(table: str, columns: str, rows: Iterable[Row], expected: int) -> None:
    began = time.monotonic()
    written = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)
            written += 1
            if written % 100_000 == 0:
                print(f"\r{table}: {written:,} of {expected:,}", end="", file=sys.stderr, flush=True)
    seconds = time.monotonic() - began
    print(f"\r{table}: {written:,} rows, {written / max(seconds, 0.001):,.0f} a second", file=sys.stderr)


@contextmanager
def without_checks() -> Iterator[None]:
    """Leave the foreign keys unchecked: the rows are ours, and twenty million checks take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


@contextmanager
def without_indexes(model: type[Model]) -> Iterator[None]:
    """Take the secondary indexes away while a table is filled."""
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.remove_index(model, index)
    yield
    print(f"indexes of {model._meta.db_table} …", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.add_index(model, index)
