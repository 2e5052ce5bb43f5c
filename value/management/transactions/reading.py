"""A file of transactions, read into a ledger: what cannot be read is passed over and told by line."""

from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from customers.rules.cells.dates import date_order, read_day
from customers.rules.cells.manner import Manner
from customers.rules.cells.numbers import decimal_mark, read_number
from customers.rules.words import Unreadable
from value.management.transactions.columns import Columns
from value.management.transactions.tables import first_rows, rows_of, unpacked
from value.rules.ledger import Ledger

# So many rows show how a file writes dates and numbers; so many skipped ones are told one by one.
SHOWING, TOLD = 5_000, 10
EVERY = 100_000

NO_CUSTOMER = "no customer"
TOO_SHORT = "too few columns"


@dataclass(slots=True)
class Reading:
    """`names` are the customers' as the file has them, by their number in the ledger; `skipped` has line and reason of
    the first rows that were passed over, `reasons` counts all."""

    ledger: Ledger
    names: list[str]
    rows_read: int
    skipped: list[tuple[int, str]]
    reasons: Counter[str]

    @property
    def rows_skipped(self) -> int:
        return self.reasons.total()


@dataclass(slots=True)
class _Rows:
    customer: array[int] = field(default_factory=lambda: array("q"))
    day: array[int] = field(default_factory=lambda: array("q"))
    amount: array[float] = field(default_factory=lambda: array("d"))


def read_transactions(
    file: Path, *, customer: str, date: str, amount: str, tell: Callable[[int], None] | None = None
) -> Reading:
    """All rows of a file. `tell` hears how many were read, now and then. Raises `Unreadable` where none can be."""
    with unpacked(file) as path:
        showing = first_rows(path, SHOWING)
        if not showing:
            raise Unreadable("The file is empty.")
        columns = Columns.named(showing[0].cells, customer=customer, date=date, amount=amount)
        cells = [row.cells for row in showing[1:] if len(row.cells) > columns.last]
        reader = _Reader(columns, manner_of(path, cells, columns))
        for count, row in enumerate(rows_of(path)):
            if count == 0 and (columns.headings or not reader.has_date(row.cells)):
                continue
            reader.take(row.line, row.cells, row.fault)
            if tell and count % EVERY == EVERY - 1:
                tell(count + 1)
    if not reader.names:
        why = next(iter(reader.reasons), "it has headings and nothing below them")
        raise Unreadable("The file has no usable row: %(why)s.", why=why)
    kept = reader.kept
    return Reading(
        Ledger.of(np.array(kept.customer), np.array(kept.day), np.array(kept.amount)),
        list(reader.names),
        len(kept.customer) + reader.reasons.total(),
        reader.skipped,
        reader.reasons,
    )


def manner_of(path: Path, cells: list[list[str]], columns: Columns) -> Manner:
    """How this file writes days and decimals."""
    return Manner(
        day_first=day_first(path, [row[columns.date].strip() for row in cells], columns),
        decimal=decimal_mark([row[place].strip() for row in cells for place in columns.amount], "."),
        zone=ZoneInfo("UTC"),
        region="",
    )


def day_first(path: Path, dates: list[str], columns: Columns) -> bool:
    """Whether the day stands before the month, as it does where nothing tells. A file in the order of time may tell in
    its second week only: then it is searched to its end."""
    if date_order(dates, True) == date_order(dates, False):
        return date_order(dates, True)
    if all(is_iso(cell) for cell in dates):
        return True
    rows = (row.cells for row in rows_of(path))
    return date_order((cells[columns.date].strip() for cells in rows if len(cells) > columns.last), True)


def is_iso(cell: str) -> bool:
    try:
        return bool(datetime.fromisoformat(cell))
    except ValueError:
        return False


class _Reader:
    """Takes row after row. A file says the same day many times: each is read once."""

    def __init__(self, columns: Columns, manner: Manner) -> None:
        self.columns = columns
        self.manner = manner
        self.kept = _Rows()
        self.names: dict[str, int] = {}
        self.days: dict[str, int] = {}
        self.skipped: list[tuple[int, str]] = []
        self.reasons: Counter[str] = Counter()

    def has_date(self, cells: list[str]) -> bool:
        try:
            return bool(self.day_of(cells[self.columns.date].strip()))
        except (Unreadable, IndexError):
            return False

    def take(self, line: int, cells: list[str], fault: str) -> None:
        try:
            customer, day, amount = self.read(cells, fault)
        except Unreadable as refusal:
            self.reasons[refusal.message % dict.fromkeys(refusal.params, "…") if refusal.params else str(refusal)] += 1
            if len(self.skipped) < TOLD:
                self.skipped.append((line, str(refusal)))
            return
        self.kept.customer.append(self.names.setdefault(customer, len(self.names)))
        self.kept.day.append(day)
        self.kept.amount.append(amount)

    def read(self, cells: list[str], fault: str) -> tuple[str, int, float]:
        if fault:
            raise Unreadable(fault)
        if len(cells) <= self.columns.last:
            raise Unreadable(TOO_SHORT)
        if not (customer := cells[self.columns.customer].strip()):
            raise Unreadable(NO_CUSTOMER)
        amount = 1.0
        for place in self.columns.amount:
            amount *= float(read_number(cells[place].strip(), self.manner))
        return customer, self.day_of(cells[self.columns.date].strip()), amount

    def day_of(self, cell: str) -> int:
        if cell not in self.days:
            self.days[cell] = read_day(cell, self.manner).toordinal()
        return self.days[cell]
