"""One record of a file, read by the chosen columns."""

from collections.abc import Callable, Iterable, Mapping

from customers.rules.cells import Manner, unguarded
from customers.rules.files.records import Record
from customers.rules.words import Unreadable, gettext_noop
from wiring.intake import Field, Row

TOO_WIDE = gettext_noop("This line has %(cells)s cells, the headings are %(columns)s: is a quotation mark missing?")
MISSING = gettext_noop("%(field)s is missing")

type Say = Callable[[str], str]


class RowReader:
    """Reads records into rows. `say` translates the reasons into the language of whoever will read them."""

    def __init__(
        self, fields: Iterable[Field], mapping: Mapping[str, int], *, width: int, manner: Manner, say: Say
    ) -> None:
        chosen = [field for field in fields if field.key in mapping]
        self.plan = [(field.key, mapping[field.key], field) for field in chosen]
        self.required = [field for field in chosen if field.required]
        self.width = width
        self.manner = manner
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
        flaws = self.fill(row.values, cells)
        flaws += [self.say(MISSING) % {"field": field.label} for field in self.required if field.key not in row.values]
        if flaws:
            row.fail("; ".join(flaws))
        return row

    def fill(self, values: dict[str, object], cells: list[str]) -> list[str]:
        """Put what the cells say into the values; answers what is wrong with the others."""
        flaws = []
        manner = self.manner
        for key, place, field in self.plan:
            if place >= len(cells):
                continue
            cell = cells[place].strip()
            if not cell:
                continue
            try:
                values[key] = field.parse(unguarded(cell) if cell[0] == "'" else cell, manner)
            except Unreadable as why:
                values[key] = None
                flaws.append(
                    f"{field.label}: {self.say(why.message) % why.params if why.params else self.say(why.message)}"
                )
        return flaws
