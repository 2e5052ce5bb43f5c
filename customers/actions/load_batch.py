import json
from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext

from customers.actions.copy_rows import copy_rows
from customers.models import Intake, IntakeProblem
from customers.rules.files.records import Record, records
from customers.rules.rows import RowReader
from wiring.intake import Outcome, Row
from wiring.live import tell

BATCH = 4_000
SHOWN_CELL = 1_000

REFUSED = "The database refused this row: %(reason)s"


@transaction.atomic
def load_batch(intake_id: int, *, most: int | None = None) -> bool:
    """Bring in the next rows of a file and move its position, all in one transaction; False when there is no more.

    Whoever kills us leaves either all of it or nothing: the next batch begins where the last one that counts ended.
    """
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != Intake.State.RUNNING or intake.stop_asked or intake.lap >= intake.laps:
        return False
    rows = next_rows(intake, most or BATCH)
    load_rows([row for row in rows if row.outcome != Outcome.FAILED], intake)
    write_problems([row for row in rows if row.outcome == Outcome.FAILED], intake)
    count(rows, intake)
    intake.save(update_fields=["lap", "position", "line", "set_aside", *Outcome])
    tell(intake.topic)
    return intake.lap < intake.laps


def next_rows(intake: Intake, most: int) -> list[Row]:
    """The next rows of this lap, read; the intake's place in the file is moved behind them.

    Rows that belong together, as the lines of one order, are not torn apart where they stand together.
    """
    reader = reader_of(intake)
    rows: list[Row] = []
    for taken, record in enumerate(remaining(intake)):
        row = reader.read(record) if is_for_now(record, reader, intake) else None
        if taken >= most and (taken >= 2 * most or not together(rows, row, intake)):
            return rows
        intake.position, intake.line = record.position, record.next_line
        if row:
            rows.append(row)
        elif intake.lap == 0:
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


def is_for_now(record: Record, reader: RowReader, intake: Intake) -> bool:
    """Whether this time through the file takes the record; what cannot be read is for the first time, and only then."""
    if not intake.does.passes:
        return True
    value = reader.glance(record, intake.does.passes_by)
    return intake.lap == 0 if value is None else intake.does.passes[intake.lap](value)


def together(rows: Sequence[Row], row: Row | None, intake: Intake) -> bool:
    """Whether the row belongs to the one before it."""
    key = intake.does.together
    return bool(key and row and rows and key in row.values and rows[-1].values.get(key) == row.values[key])


def load_rows(rows: Sequence[Row], intake: Intake) -> None:
    """Hand the rows to their room. What the database refuses is narrowed down, so that the other rows are kept."""
    if not rows:
        return
    try:
        with transaction.atomic():
            intake.does.load(rows, intake)
    except (DataError, IntegrityError) as refusal:
        if len(rows) == 1:
            rows[0].fail(gettext(REFUSED) % {"reason": str(refusal).partition("\n")[0]})
            return
        middle = len(rows) // 2
        load_rows(rows[:middle], intake)
        load_rows(rows[middle:], intake)


def write_problems(rows: Sequence[Row], intake: Intake) -> None:
    copy_rows(
        (
            (intake.pk, row.line, keepable(row.reason), json.dumps([keepable(cell) for cell in row.cells]))
            for row in rows
        ),
        into=IntakeProblem,
        columns="intake_id, line, reason, row",
    )


def keepable(text: str) -> str:
    """As much of a text as the database can keep: without zero bytes and halves of letters."""
    if text.isascii() and "\0" not in text:
        return text[:SHOWN_CELL]
    return text[:SHOWN_CELL].replace("\0", "�").encode("utf-8", "replace").decode("utf-8")


def count(rows: Sequence[Row], intake: Intake) -> None:
    for row in rows:
        setattr(intake, row.outcome, getattr(intake, row.outcome) + 1)
