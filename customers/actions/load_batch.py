import json
from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from customers.actions.copy_rows import copy_rows
from customers.actions.load_rows import load_rows
from customers.actions.read_batch import read_batch
from customers.models import Intake, IntakeProblem
from wiring.intake import Outcome, Row

BATCH = 4_000
# No field of any room takes more; a cell must be whole, for the row is put right and imported again.
LONGEST_CELL = 100_000


@transaction.atomic
def load_batch(intake_id: int) -> bool:
    """Bring in the next rows of a file and move its position, all in one transaction; False when there is no more.

    Whoever kills us leaves either all of it or nothing: the next batch begins where the last one that counts ended.
    """
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != Intake.State.RUNNING or intake.stop_asked or intake.lap >= intake.laps:
        return False
    rows = read_batch(intake, most=BATCH)
    load_rows([row for row in rows if row.outcome != Outcome.FAILED], intake=intake)
    write_problems([row for row in rows if row.outcome == Outcome.FAILED], intake)
    for outcome, count in Counter(row.outcome for row in rows).items():
        setattr(intake, outcome, getattr(intake, outcome) + count)
    intake.save(update_fields=["lap", "position", "line", "set_aside", *Outcome])
    return intake.lap < intake.laps


def write_problems(rows: Sequence[Row], intake: Intake) -> None:
    copy_rows(
        (
            (intake.pk, row.line, keepable(row.reason), json.dumps(columns_of(row, intake)), json.dumps(cells_of(row)))
            for row in rows
        ),
        into=IntakeProblem,
        columns="intake_id, line, reason, columns, row",
    )


def columns_of(row: Row, intake: Intake) -> list[int]:
    """The places of the columns that are to blame, from 0."""
    places = (intake.mapping.get(flaw.field) for flaw in row.flaws)
    return list(dict.fromkeys(place for place in places if place is not None))


def cells_of(row: Row) -> list[str]:
    return [keepable(cell) for cell in row.cells]


def keepable(text: str) -> str:
    """As much of a text as the database can keep: without zero bytes and halves of letters."""
    if text.isascii() and "\0" not in text:
        return text[:LONGEST_CELL]
    return text[:LONGEST_CELL].replace("\0", "�").encode("utf-8", "replace").decode("utf-8")
