from dataclasses import dataclass, field

from django.db import transaction

from customers.actions.load_batch import load_batch
from customers.models import Intake

SAMPLE = 200


@dataclass(slots=True)
class Rehearsal:
    """What the first rows of a file would do: how many would be created, updated, skipped or fail, and why by line."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0
    reasons: dict[int, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.created + self.updated + self.skipped + self.failed


def rehearse_intake(intake: Intake, *, most: int = SAMPLE) -> Rehearsal:
    """Bring the first rows in for real, look what became of them, and take everything back."""
    with transaction.atomic():
        Intake.objects.filter(pk=intake.pk).update(state=Intake.State.RUNNING)
        load_batch(intake.pk, most=most)
        played = Intake.objects.get(pk=intake.pk)
        reasons = dict(played.problems.values_list("line", "reason"))
        transaction.set_rollback(True)
    return Rehearsal(played.created, played.updated, played.skipped, played.failed, reasons)
