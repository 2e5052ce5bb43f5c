"""One page of a history, read by keyset: as fast at the end of a long one as at its beginning."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from customers.models import Channel, Customer, Event, Sight, Viewer, book_of
from customers.models.event import EventQuerySet
from interactions.views.timeline.cursor import Cursor
from interactions.views.timeline.filter import Filter
from staff.models import Member
from wiring.questions import question

ROWS = 50
# A customer's page shows so many rows at first, more than a screen; the next come when they are scrolled to.
ROWS_AT_FIRST = 25
# A screen that renews itself asks for all it shows; more than this and it starts over from the top.
MOST = 200
# What a filter looks through before it answers, so that a rare word in a history of 50,000 events costs no more.
LOOKED_THROUGH = 10_000


class Line(NamedTuple):
    """One event as a timeline reads it: no more than its row needs, with the names that stand beside it."""

    pk: int
    name: str
    channel_id: str | None
    direction: str
    happened_at: datetime
    recorded_at: datetime
    summary: str
    about_kind: str
    about_id: int | None
    cause_id: int | None
    by_name: str | None
    channel_icon: str | None
    details: "Details"


class Details(dict[str, Any]):
    """What an event says of itself; what it does not say is empty (a template's own search for it costs five times)."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(slots=True)
class Page:
    """Lines newest first. `older` and `newer` are where the neighbouring pages begin, if there are any;
    `looked_back_to` says how far back a filter looked that did not find enough."""

    lines: list[Line]
    older: Cursor | None = None
    newer: Cursor | None = None
    looked_back_to: datetime | None = None

    @property
    def floor(self) -> Cursor | None:
        return Cursor.of(self.lines[-1]) if self.lines else None


def latest(customer: Customer, viewer: Viewer, wanted: Filter, rows: int = ROWS) -> Page:
    return read_down(customer, viewer, wanted, None, rows)


def older_than(cursor: Cursor, customer: Customer, viewer: Viewer, wanted: Filter) -> Page:
    page = read_down(customer, viewer, wanted, cursor)
    page.newer = Cursor.of(page.lines[0]) if page.lines else cursor
    return page


def newer_than(cursor: Cursor, customer: Customer, viewer: Viewer, wanted: Filter) -> Page:
    """The page before: the oldest that are newer, so that nothing between is left out."""
    events = shown(customer, viewer, wanted).filter(after(cursor)).order_by("happened_at", "id")
    found = read(events, ROWS + 1)
    page = Page(found[:ROWS][::-1])
    page.older = page.floor or cursor
    page.newer = Cursor.of(page.lines[0]) if len(found) > ROWS else None
    return page


def down_to(cursor: Cursor, customer: Customer, viewer: Viewer, wanted: Filter) -> Page | None:
    """All that is as new as that or newer: what a screen shows that renews itself; None if that has become too much."""
    found = read(shown(customer, viewer, wanted).filter(from_on(cursor)).newest_first(), MOST + 1)
    return Page(found) if len(found) <= MOST else None


def read_down(customer: Customer, viewer: Viewer, wanted: Filter, cursor: Cursor | None, rows: int = ROWS) -> Page:
    bottom = bottom_of_window(customer, cursor) if wanted else None
    if wanted:
        events = shown(customer, viewer, wanted).newest_first()
        if cursor:
            events = events.filter(before(cursor))
        found = read(events.filter(from_on(bottom)) if bottom else events, rows + 1)
    else:
        found = lines(everything(customer.pk, book_of(viewer), *(cursor.place if cursor else ()), most=rows + 1))
    page = Page(found[:rows])
    if len(found) > rows:
        page.older = page.floor
    elif bottom:
        page.older, page.looked_back_to = bottom, bottom.at
    return page


@question
def everything(
    customer: int, book: int | None, at: datetime | None = None, pk: int | None = None, *, most: int
) -> QuerySet[Event, Any]:
    """The next page of a history that nothing narrows, from its top or below a place: what is read all day."""
    events = Event.objects.filter(customer=customer).visible_to(Sight(book)).newest_first()
    if at is not None and pk is not None:
        events = events.filter(before(Cursor(at, pk)))
    return columns(events)[:most]


def shown(customer: Customer, viewer: Viewer, wanted: Filter) -> EventQuerySet:
    return wanted.narrow(customer.events.visible_to(viewer))


def read(events: EventQuerySet, most: int) -> list[Line]:
    return lines(columns(events)[:most])


def columns(events: EventQuerySet) -> QuerySet[Event, Any]:
    """In one statement, names included, and without a model for each row: that would cost as much as the rest.

    Names are looked up for the rows that are left. A join would be planned for a history of usual length, and then read
    a long one to its end.
    """
    by = Member.objects.filter(pk=OuterRef("by_id")).values("name")
    icon = Channel.objects.filter(pk=OuterRef("channel_id")).values("icon")
    return events.annotate(by_name=Subquery(by), channel_icon=Subquery(icon)).values_list(*Line._fields)


def lines(rows: Iterable[tuple[Any, ...]]) -> list[Line]:
    return [Line._make((*values, Details(details))) for *values, details in rows]


def bottom_of_window(customer: Customer, cursor: Cursor | None) -> Cursor | None:
    """The last event a filter looks at, counted in the index; None when the history ends before."""
    events = customer.events.newest_first()
    if cursor:
        events = events.filter(before(cursor))
    last = events.values_list("happened_at", "pk")[LOOKED_THROUGH - 1 : LOOKED_THROUGH]
    return next((Cursor(at, pk) for at, pk in last), None)


def before(cursor: Cursor) -> Q:
    """Further down the timeline. The first condition is what the index is entered by."""
    return Q(happened_at__lte=cursor.at) & (Q(happened_at__lt=cursor.at) | Q(pk__lt=cursor.pk))


def from_on(cursor: Cursor) -> Q:
    """That event, and all above it."""
    return Q(happened_at__gte=cursor.at) & (Q(happened_at__gt=cursor.at) | Q(pk__gte=cursor.pk))


def after(cursor: Cursor) -> Q:
    return Q(happened_at__gte=cursor.at) & (Q(happened_at__gt=cursor.at) | Q(pk__gt=cursor.pk))
