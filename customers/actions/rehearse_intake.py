from dataclasses import dataclass, field
from operator import attrgetter

from django.db import transaction

from customers.actions.load_rows import load_rows
from customers.actions.read_batch import read_batch
from customers.models import Intake
from wiring.intake import Outcome, Row

SAMPLE = 200


@dataclass(slots=True)
class Rehearsal:
    """What the first rows of a file would do: the rows by their line, with what would become of each."""

    rows: dict[int, Row] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many would be created, updated, skipped, or fail."""
        return {outcome.value: sum(row.outcome == outcome for row in self.rows.values()) for outcome in Outcome}


def rehearse_intake(intake: Intake, *, most: int = SAMPLE) -> Rehearsal:
    """Bring the first rows in for real, look what became of them, and take everything back."""
    rows: list[Row] = []
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        for lap in range(held.laps):
            held.lap, held.position, held.line = lap, 0, 1
            some = read_batch(held, most=most)
            load_rows([row for row in some if row.outcome != Outcome.FAILED], intake=held)
            rows += some
        transaction.set_rollback(True)
    return Rehearsal({row.line: row for row in sorted(rows, key=attrgetter("line"))})
