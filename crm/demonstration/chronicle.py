"""Everything the demonstration will write, collected row by row and then copied into the database at once."""

from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import Model

from crm.demonstration.copying import copy
from customers.models import Channel, Event


class Chronicle:
    """New rows with their keys; the events among them are written in the order in which they happened."""

    def __init__(self) -> None:
        self.rows: dict[type[Model], list[Model]] = defaultdict(list)
        self.events: list[Event] = []
        self.because: list[tuple[Model, str, Event]] = []
        self.costs = dict(Channel.objects.values_list("code", "cost_per_contact"))

    def add[Row: Model](self, row: Row) -> Row:
        """Keep a row to be written, with a key others may refer to."""
        kept = self.rows[type(row)]
        row.pk = kept[-1].pk + 1 if kept else next_key(type(row))
        kept.append(row)
        return row

    def plain(self, row: Model) -> None:
        """Keep a row nobody refers to, whose key is no number."""
        self.rows[type(row)].append(row)

    def record(self, event: Event) -> Event:
        """Keep an event; it gets its key when all are known. A contact costs what its channel costs."""
        event.recorded_at = event.happened_at
        if event.cost is None and event.channel_id:
            event.cost = self.costs[event.channel_id]
        self.events.append(event)
        return event

    def link(self, row: Model, field: str, event: Event) -> None:
        """`row.field` shall hold the key of this event."""
        self.because.append((row, field, event))

    def write(self) -> None:
        self.events.sort(key=lambda event: event.happened_at)
        for key, event in enumerate(self.events, start=next_key(Event)):
            event.pk = key
        for row, field, event in self.because:
            setattr(row, field, event.pk)
        for rows in self.in_order():
            copy(rows)
            move_sequence(rows)

    def in_order(self) -> list[list[Any]]:
        """The tables; those that others point at come first only where the database checks at once, so any order will do."""
        return [*self.rows.values(), self.events]


def next_key(model: type[Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s))", [model._meta.db_table, model._meta.pk.column])
        return int(cursor.fetchone()[0])


def move_sequence(rows: list[Any]) -> None:
    """The table's sequence goes on after the last key written."""
    if not (rows and isinstance(rows[-1].pk, int)):
        return
    with connection.cursor() as cursor:
        options = rows[0]._meta
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [options.db_table, options.pk.column, rows[-1].pk]
        )
