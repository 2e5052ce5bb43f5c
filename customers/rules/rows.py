"""One record of a file, read by the chosen columns."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from customers.rules.cells import Manner
from customers.rules.files.records import Record
from customers.rules.spreadsheets import unguard
from customers.rules.words import Unreadable, gettext_noop
from wiring.intake import Field, Row

TOO_WIDE = gettext_noop("This line has %(cells)s cells, the headings are %(columns)s: is a quotation mark missing?")
MISSING = gettext_noop("%(field)s is missing")

UNKNOWN = object()
REMEMBERED = 5_000

type Say = Callable[[str], str]


class RowReader:
    """Reads records into rows. `say` translates the reasons into the language of whoever will read them."""

    def __init__(
        self, fields: Iterable[Field], mapping: Mapping[str, int], *, width: int, manner: Manner, say: Say
    ) -> None:
        chosen = [field for field in fields if field.key in mapping]
        self.columns = [Column(field, mapping[field.key], manner, say) for field in chosen]
        self.required = [field for field in chosen if field.required]
        self.width = width
        self.say = say

    def read(self, record: Record) -> Row:
        """The row, with the values of the cells that hold something; failed, with every reason, if any cannot be read."""
        row = Row(record.line, {}, record.cells)
        cells = record.cells
        if record.fault:
            row.fail(self.say(record.fault))
            return row
        if len(cells) > self.width and any(cells[self.width :]):
            row.fail(self.say(TOO_WIDE) % {"cells": len(cells), "columns": self.width})
            return row
        flaws = [flaw for column in self.columns if (flaw := column.read(cells, row.values))]
        flaws += [self.say(MISSING) % {"field": field.label} for field in self.required if field.key not in row.values]
        if flaws:
            row.fail("; ".join(flaws))
        return row

    def glance(self, record: Record, field: str) -> Any:
        """The value of one field alone, None if it cannot be read."""
        values: dict[str, Any] = {}
        for column in self.columns:
            if column.key == field and not record.fault:
                column.read(record.cells, values)
        return values.get(field)


class Column:
    """One column, read cell by cell; what was read lately is remembered, for most cells of a file repeat."""

    def __init__(self, field: Field, place: int, manner: Manner, say: Say) -> None:
        self.key = field.key
        self.label = field.label
        self.parse = field.parse
        self.place = place
        self.manner = manner
        self.say = say
        self.read_lately: dict[str, Any] = {}

    def read(self, cells: list[str], values: dict[str, Any]) -> str:
        """Put what the cell says into the values; what is wrong with it, if anything is."""
        if self.place >= len(cells):
            return ""
        cell = cells[self.place]
        known = self.read_lately.get(cell, UNKNOWN)
        if known is not UNKNOWN:
            values[self.key] = known
            return ""
        text = cell.strip()
        if not text:
            return ""
        try:
            value = self.parse(unguard(text), self.manner)
        except Unreadable as why:
            values[self.key] = None
            return f"{self.label}: {self.say(why.message) % why.params if why.params else self.say(why.message)}"
        values[self.key] = value
        if len(self.read_lately) >= REMEMBERED:
            self.read_lately.clear()
        self.read_lately[cell] = value
        return ""
