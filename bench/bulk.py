"""Floods of history: events a second through the action and through the API's bulk route, beside bare COPY."""

import argparse
import json
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median

from django.db import connection, transaction

from bench.http import Ask, measure
from bench.operations import signed_in
from bench.server import serving
from customers.actions.record_many import Entry, record_many
from customers.models import Customer
from interactions.events import CONTACT
from staff.actions.issue_token import issue_token
from staff.rules.scopes import Scope

IN_ONE_REQUEST = 1_000
ROUNDS = 3
COPY = "COPY customers_event (customer_id, name, channel_id, direction, happened_at, summary, details, about_kind) FROM STDIN"


class TakeBack(Exception):
    """Ends a transaction whose rows were only written to be measured."""


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench bulk", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="for the action and for COPY")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(words)
    highest = Customer.objects.order_by("-pk").values_list("pk", flat=True)[0]
    customers = [random.randint(1, highest) for _ in range(wanted.events)]
    figures = {
        "copy_per_second": best(lambda: copy(customers), wanted.events),
        "action_per_second": best(lambda: record_many(entries(customers)), wanted.events),
        "api_per_second": through_the_api(customers),
    }
    figures["action_to_copy"] = round(figures["action_per_second"] / figures["copy_per_second"], 3)
    print(json.dumps(figures, indent=2))
    return 0


def best(write: object, events: int) -> float:
    """The median of several rounds, each taken back."""
    rates = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        try:
            with transaction.atomic():
                write()  # type: ignore[operator]
                rates.append(events / (time.perf_counter() - began))
                raise TakeBack
        except TakeBack:
            pass
    return round(median(rates))


def entries(customers: list[int]) -> Iterator[Entry]:
    now = datetime.now(UTC)
    for customer in customers:
        yield Entry(customer=customer, kind=CONTACT, at=now, channel="phone", direction="in", summary="Asked")


def copy(customers: list[int]) -> None:
    now = datetime.now(UTC)
    with connection.cursor() as cursor, cursor.copy(COPY) as stream:
        for customer in customers:
            stream.write_row((customer, CONTACT.name, "phone", "in", now, "Asked", "{}", ""))


def through_the_api(customers: list[int]) -> float:
    """Events a second, a thousand in a request, two requests at a time."""
    asker, _, _ = signed_in()
    token = issue_token("Bench", scopes=list(Scope), by=asker).token
    now = datetime.now(UTC).isoformat()
    headers = (f"Authorization: Bearer {token}", "Content-Type: application/json")

    def ask() -> Ask:
        some = random.sample(customers, IN_ONE_REQUEST)
        events = [
            {"customer": customer, "kind": "contact", "channel": "phone", "direction": "in", "happened_at": now,
             "summary": "Asked"}
            for customer in some
        ]  # fmt: skip
        return Ask("/api/events/bulk/", "POST", json.dumps({"events": events}).encode(), headers)

    with serving(2) as server:
        measure(server.port, ask, clients=2, requests=2, seconds=30)
        timings = measure(server.port, ask, clients=2, requests=20, seconds=60)
    if timings.refused:
        raise SystemExit(f"{timings.refused} requests were refused.")
    return round(timings.per_second * IN_ONE_REQUEST)
