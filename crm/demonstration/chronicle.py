"""Everything the demonstration will write, collected row by row and then copied into the database at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from crm.demonstration.copying import copy
from customers.actions.record_many import Entry, record_many
from customers.models import Customer, Event, Thread
from staff.models import Member
from wiring.events import EventKind, declared


class Chronicle:
    """New rows with their keys, and the lines of history, which are written in the order in which they happened."""

    def __init__(self) -> None:
        self.rows: dict[type[Model], list[Model]] = defaultdict(list)
        self.beside: list[Model] = []
        self.events: list[Event] = []
        self.links: list[tuple[Model, str, Event]] = []
        self.made: dict[int, Event] = {}
        """By promise, the event in which it was made."""

    def add[Row: Model](self, row: Row) -> Row:
        """Keep a row to be written, with a key that others may refer to."""
        kept = self.rows[type(row)]
        row.pk = kept[-1].pk + 1 if kept else next_key(type(row))
        kept.append(row)
        return row

    def add_named(self, row: Model) -> None:
        """Keep a row whose key is its name."""
        self.rows[type(row)].append(row)

    def add_beside(self, event: Event, row: Model) -> None:
        """Keep a row that stands beside an event and has its key."""
        self.link(row, row._meta.pk.attname, event)
        self.beside.append(row)

    def record(
        self,
        customer: Customer,
        kind: EventKind,
        at: datetime,
        *,
        by: Member | None = None,
        channel: str | None = None,
        direction: str = "",
        thread: Thread | None = None,
        summary: str = "",
        details: dict[str, Any] | None = None,
        about: Model | None = None,
        cause: Event | None = None,
    ) -> Event:
        """Keep a line of history; its key is known once all are."""
        event = Event(
            customer=customer,
            name=kind.name,
            happened_at=at,
            by=by,
            channel_id=channel,
            direction=direction,
            thread=thread,
            summary=summary,
            details=details or {},
            about_kind=about._meta.label_lower if about else "",
            about_id=about.pk if about else None,
        )
        if cause:
            self.link(event, "cause_id", cause)
        self.events.append(event)
        return event

    def link(self, row: Model, field: str, event: Event) -> None:
        """`row.field` shall hold the key of this event."""
        self.links.append((row, field, event))

    def write(self) -> None:
        self.events.sort(key=lambda event: event.happened_at)
        for key, event in enumerate(self.events, start=next_key(Event) + 1):
            event.pk = key
        for row, field, event in self.links:
            setattr(row, field, event.pk)
        for rows in self.rows.values():
            copy(rows)
            move_sequence(rows)
        written = record_many(self.entries())
        if list(written.ids) != [event.pk for event in self.events]:
            raise RuntimeError(
                "Somebody else wrote into the log meanwhile; load the demonstration into a quiet database."
            )
        for kind in {type(row) for row in self.beside}:
            copy([row for row in self.beside if type(row) is kind])

    def entries(self) -> Iterator[Entry]:
        by_key = {event.pk: event for event in self.events}
        for event in self.events:
            yield Entry(
                customer=event.customer_id,
                kind=declared[event.name],
                at=event.happened_at,
                by=event.by_id,
                channel=event.channel_id,
                direction=event.direction,
                thread=event.thread_id,
                summary=event.summary,
                details=event.details,
                about_kind=event.about_kind,
                about_id=event.about_id,
                cause=by_key.get(event.cause_id) if event.cause_id else None,
            )


def next_key(model: type[Model]) -> int:
    """Takes the next number of the table's sequence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s))", [model._meta.db_table, model._meta.pk.column])
        return int(cursor.fetchone()[0])


def move_sequence(rows: list[Any]) -> None:
    """The table's sequence goes on after the last key written."""
    options = rows[0]._meta
    if not isinstance(rows[-1].pk, int):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [options.db_table, options.pk.column, rows[-1].pk]
        )
