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

FAULTY = gettext_noop("%(cell)s is an error of the spreadsheet, not a value")

# What spreadsheets write into a cell they cannot calculate.
SPREADSHEET_ERRORS = frozenset(
    [
        "#N/A",
        "#REF!",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#GETTING_DATA",
    ]
)

UNKNOWN = object()
NOTHING = object()
REMEMBERED = 5_000

type Say = Callable[[str], str]


class RowReader:
    """Reads records into rows. `say` translates the reasons into the language of whoever will read them."""

    def __init__(
        self, fields: Iterable[Field], mapping: Mapping[str, int], *, width: int, manner: Manner, say: Say
    ) -> None:
        chosen = [field for field in fields if field.key in mapping]
        self.columns = [Column(field, mapping[field.key], manner) for field in chosen]
        self.by_key = {column.key: column for column in self.columns}
        # What the loop over all cells of all rows needs, and nothing else: it is where an import spends its time.
        self.places = [(column.key, column.place, column.known, column) for column in self.columns]
        self.required = [field for field in chosen if field.required]
        self.width = width
        self.say = say

    def read(self, record: Record) -> Row:
        """The row, with the values of the cells that hold something; failed, with every reason, if any cannot be read."""
        values: dict[str, Any] = {}
        cells = record.cells
        row = Row(record.line, values, cells)
        if record.fault:
            row.fail(self.say(record.fault))
            return row
        count = len(cells)
        if count > self.width and any(cells[self.width :]):
            row.fail(self.say(TOO_WIDE) % {"cells": count, "columns": self.width})
            return row
        for key, place, known, column in self.places:
            if place < count:
                value = known.get(cells[place], UNKNOWN)
                if value is UNKNOWN:
                    value = self.learn(column, cells[place], row)
                if value is not NOTHING:
                    values[key] = value
        for field in self.required:
            if field.key not in values:
                row.fail(self.say(MISSING) % {"field": field.label}, field.key)
        return row

    def learn(self, column: "Column", cell: str, row: Row) -> Any:
        """What a cell not met lately says; None, and a failed row, if that is nothing the field can be."""
        try:
            return column.read(cell)
        except Unreadable as why:
            said = self.say(why.message) % why.params if why.params else self.say(why.message)
            row.fail(f"{column.label}: {said}", column.key)
            return None

    def glance(self, record: Record, field: str) -> Any:
        """The value of one field alone, None if it cannot be read."""
        column = self.by_key.get(field)
        if column is None or record.fault or column.place >= len(record.cells):
            return None
        try:
            value = column.read(record.cells[column.place])
        except Unreadable:
            return None
        return None if value is NOTHING else value


class Column:
    """One column, read cell by cell; what was read lately is `known`, for most cells of a file repeat."""

    def __init__(self, field: Field, place: int, manner: Manner) -> None:
        self.key = field.key
        self.label = field.label
        self.parse = field.parse
        self.place = place
        self.manner = manner
        self.known: dict[str, Any] = {}

    def read(self, cell: str) -> Any:
        """What the cell says, `NOTHING` if it is empty. Raises `Unreadable`."""
        value = self.known.get(cell, UNKNOWN)
        if value is not UNKNOWN:
            return value
        text = cell.strip()
        if text in SPREADSHEET_ERRORS:
            raise Unreadable(FAULTY, cell=text)
        value = self.parse(unguard(text), self.manner) if text else NOTHING
        if len(self.known) >= REMEMBERED:
            self.known.clear()
        self.known[cell] = value
        return value
