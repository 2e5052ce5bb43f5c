from collections.abc import Iterator, Sequence
from itertools import islice

from django.utils.translation import gettext

from customers.models import Intake
from customers.rules.files.records import Record, records
from customers.rules.rows import RowReader
from wiring.intake import IntakeKind, Row


def read_batch(intake: Intake, *, most: int) -> list[Row]:
    """The next rows of this lap, about so many; the intake's place in the file is moved behind them (not saved).

    Rows that belong together, as the lines of one order, are not torn apart where they stand together.
    """
    reader, kind, lap = reader_of(intake), intake.does, intake.lap
    rows: list[Row] = []
    for taken, record in enumerate(remaining(intake)):
        row = reader.read(record) if is_for_now(record, reader, kind, lap) else None
        if taken >= most and (taken >= 2 * most or not together(rows, row, kind)):
            return rows
        intake.position, intake.line = record.position, record.next_line
        if row:
            rows.append(row)
        elif lap == 0:
            intake.set_aside += 1
    intake.lap = intake.lap + 1 if intake.set_aside else intake.laps
    intake.position, intake.line = 0, 1
    return rows


def reader_of(intake: Intake) -> RowReader:
    fields = intake.does.fields(intake.by)
    return RowReader(fields, intake.mapping, width=len(intake.columns), manner=intake.manner, say=gettext)


def remaining(intake: Intake) -> Iterator[Record]:
    """The records from where we are; the headings are none."""
    found = records(intake.text_path, intake.encoding, intake.delimiter, position=intake.position, line=intake.line)
    return islice(found, 0 if intake.position else 1, None)


def is_for_now(record: Record, reader: RowReader, kind: IntakeKind, lap: int) -> bool:
    """Whether this time through the file takes the record; what cannot be read is for the first time, and only then."""
    if not kind.passes:
        return True
    value = reader.glance(record, kind.passes_by)
    return lap == 0 if value is None else kind.passes[lap](value)


def together(rows: Sequence[Row], row: Row | None, kind: IntakeKind) -> bool:
    """Whether the row belongs to the one before it."""
    key = kind.together
    return bool(key and row and rows and key in row.values and rows[-1].values.get(key) == row.values[key])
