"""What people do all day, as requests, each beside the bare SQL that reads or writes the same rows."""

import random
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.db import connection
from django.db.models import Count
from django.test import Client

from bench.http import Ask
from customers.models import Customer, Event, Identity
from staff.actions.issue_token import issue_token
from staff.models import Member, Role
from staff.rules.scopes import Scope

HEAVIEST = 1
FORM = "Content-Type: application/x-www-form-urlencoded"

# The bare SQL beside each operation, for the same rows.
statements = {
    "timeline": """
        SELECT id, name, channel_id, direction, happened_at, by_id, thread_id, summary, details, about_kind, about_id
          FROM customers_event WHERE customer_id = %s ORDER BY happened_at DESC, id DESC LIMIT 50
    """,
    "search": "SELECT id, name FROM customers_customer WHERE search_name LIKE %s LIMIT 12",
    "phone": "SELECT customer_id FROM customers_identity WHERE kind = 'phone' AND normalised = %s",
    "contact": """
        INSERT INTO customers_event (customer_id, name, channel_id, direction, happened_at, summary, details, about_kind)
        VALUES (%s, 'contact.recorded', 'phone', 'in', now(), 'Asked where the parcel is', '{}', '')
    """,
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One of the statements above with its values."""

    name: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing people do. `ask` makes the next request; `floor` the bare statement for the same rows.

    `goal_ms` is the 95th percentile we hold ourselves to, `goal_rate` the answers a second with eight clients.
    """

    name: str
    ask: Callable[[], Ask]
    floor: Callable[[], Statement]
    goal_ms: float | None = None
    goal_rate: float | None = None


def operations() -> list[Operation]:
    """Everything measured, for the people and numbers of this database."""
    random.seed(8)
    asker, cookies, csrf = signed_in()
    token = issue_token("Bench", scopes=list(Scope), by=asker).token
    highest = Customer.objects.order_by("-pk").values_list("pk", flat=True)[0]
    some = [random.randint(2, highest) for _ in range(500)]
    long = full_pages(highest)
    names = list(Customer.objects.filter(pk__in=some).values_list("name", flat=True))
    phones = list(Identity.objects.filter(customer__in=some, kind="phone").values_list("normalised", flat=True))
    typed = [part for name in names for part in (name[:3], name[:5], name, misspelt(name))]
    typed += [phone[-number:] for phone in phones for number in (3, 4, 6)]

    def page(path: str) -> Ask:
        return Ask(path, headers=(f"Cookie: {cookies}",))

    def contact() -> Ask:
        said = {
            "channel": "phone", "direction": "in", "summary": "Asked where the parcel is", "key": secrets.token_hex(8),
            "csrfmiddlewaretoken": csrf,
        }  # fmt: skip
        path = f"/customers/{random.randint(2, highest)}/contacts/"
        return Ask(path, "POST", urlencode(said).encode(), (f"Cookie: {cookies}", FORM))

    def look_up() -> Ask:
        path = f"/api/identities/lookup?phone={quote(random.choice(phones))}"
        return Ask(path, headers=(f"Authorization: Bearer {token}",))

    def timeline(*of: int) -> Callable[[], Statement]:
        return lambda: Statement("timeline", (random.choice(of),))

    def name() -> Statement:
        return Statement("search", (f"% {random.choice(names)[:5].lower()}%",))

    def phone() -> Statement:
        return Statement("phone", (random.choice(phones),))

    return [
        Operation("search", lambda: page(f"/search/?q={quote(random.choice(typed))}"), name, 150, 300),
        Operation("customer page", lambda: page(f"/customers/{random.choice(some)}/"), timeline(*some), 150, 60),
        Operation("customer page, 50,000 events", lambda: page(f"/customers/{HEAVIEST}/"), timeline(HEAVIEST), 150),
        Operation("timeline page", lambda: page(f"/customers/{random.choice(long)}/timeline/"), timeline(*long), 60, 120),
        Operation("timeline page, 50,000 events", lambda: page(f"/customers/{HEAVIEST}/timeline/"), timeline(HEAVIEST), 60),
        Operation("phone look-up", look_up, phone, None, 500),
        Operation("record a contact", contact, lambda: Statement("contact", (random.randint(2, highest),)), 50, 400),
    ]  # fmt: skip


def full_pages(highest: int, some: int = 100_000) -> list[int]:
    """Customers whose history fills a page of fifty rows; the busiest stand first in the table."""
    events = Event.objects.filter(customer__gt=HEAVIEST, customer__lte=min(some, highest))
    long = events.order_by().values("customer").annotate(events=Count("pk")).filter(events__gte=50, events__lt=500)
    return list(long.values_list("customer", flat=True)[:500])


def signed_in() -> tuple[Member, str, str]:
    """An agent at work: the cookies of the browser, and what its forms carry against forgery."""
    asker = Member.objects.filter(email="bench@picket.example").first()
    asker = asker or Member.objects.create_user("bench@picket.example", None, name="Bench")
    asker.roles.set(Role.objects.filter(code="agent"))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(asker)
    page = client.get(f"/customers/{HEAVIEST}/").content.decode()
    found = re.search(r'name="csrf-token" content="(\w+)"', page)
    if found is None:
        raise SystemExit("The customer page does not open.")
    return asker, "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()), found[1]


def misspelt(name: str) -> str:
    """Two letters of the longest word change places, as they do under a hurried hand."""
    word = max(name.split(), key=len)
    spot = len(word) // 2
    return word[:spot] + word[spot : spot + 2][::-1] + word[spot + 2 :]


def floor_of(operation: Operation, times: int = 200) -> float:
    """Milliseconds that the bare statement takes at the median, its rows fetched."""
    from time import perf_counter

    taken = []
    with connection.cursor() as cursor:
        for _ in range(times):
            floor = operation.floor()
            began = perf_counter()
            cursor.execute(statements[floor.name], floor.values)
            if cursor.description:
                cursor.fetchall()
            taken.append((perf_counter() - began) * 1000)
    return sorted(taken)[times // 2]
