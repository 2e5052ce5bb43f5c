"""Customers as a long list: what a row says, in which order, and how to go on from a row without counting."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left

from customers.models.address import Address
from customers.models.customer import SORTED_LETTERS, Customer, CustomerQuerySet
from customers.models.event import Event
from customers.models.identity import Identity

LETTERS = Left("search_name", SORTED_LETTERS)


class Order(StrEnum):
    """How the list is sorted. Each has an index behind it."""

    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"


KEYS: dict[Order, list[str]] = {Order.NAME: ["letters", "id"], Order.NEWEST: ["-id"], Order.OLDEST: ["id"]}


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of a long list; `before` and `after` are the rows to go on from, None where the list ends."""

    rows: list[Customer]
    before: int | None
    after: int | None


def page_of(
    customers: CustomerQuerySet, *, order: Order, size: int, after: int | None = None, before: int | None = None
) -> Page:
    """The rows behind (or ahead of) a customer already shown, or the first ones."""
    keys = [reverse(key) for key in KEYS[order]] if before else KEYS[order]
    start = before or after
    listed = (
        from_row(customers.annotate(letters=LETTERS), keys, start) if start else customers.annotate(letters=LETTERS)
    )
    found = list(with_rows(listed.order_by(*keys)[: size + 1]))
    rows, more = found[:size], len(found) > size
    if before:
        rows.reverse()
    ahead, behind = (more, True) if before else (bool(start), more)
    return Page(rows, rows[0].pk if rows and ahead else None, rows[-1].pk if rows and behind else None)


def every_row(customers: CustomerQuerySet, *, size: int = 1000) -> Iterator[Customer]:
    """The whole list by name, page after page, in bounded memory."""
    after = None
    while True:
        page = page_of(customers, order=Order.NAME, size=size, after=after)
        yield from page.rows
        after = page.after
        if after is None:
            return


def from_row(customers: QuerySet[Customer], keys: list[str], start: int) -> QuerySet[Customer]:
    """Only what follows the row of customer `start`; everything, if there is no such row among them."""
    row = customers.filter(pk=start).first()
    if row is None:
        return customers
    step = "lt" if keys[-1].startswith("-") else "gt"
    behind = Q(**{f"id__{step}": row.pk})
    if len(keys) == 1:
        return customers.filter(behind)
    letters = row.letters  # type: ignore[attr-defined] # annotated by `page_of`
    # The first condition alone lets the index begin at the right place.
    return customers.filter(
        Q(**{f"letters__{step}e": letters}), Q(**{f"letters__{step}": letters}) | Q(letters=letters) & behind
    )


def reverse(key: str) -> str:
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def with_rows(customers: QuerySet[Customer]) -> QuerySet[Customer]:
    """With what a row says about each: phone, e-mail, town, last contact, manager; one query however many rows."""
    first = Identity.objects.filter(customer=OuterRef("pk"), is_primary=True)
    contacts = Event.objects.contacts().filter(customer=OuterRef("pk")).newest_first()
    return customers.select_related("manager").annotate(
        phone=Subquery(first.filter(kind=Identity.Kind.PHONE).values("normalised")[:1]),
        email=Subquery(first.filter(kind=Identity.Kind.EMAIL).values("raw")[:1]),
        town=Subquery(Address.objects.filter(customer=OuterRef("pk"), is_primary=True).values("city")[:1]),
        last_contact_at=Subquery(contacts.values("happened_at")[:1]),
        manager_name=F("manager__name"),
    )
