from collections.abc import Iterable

from django.utils import timezone

from customers.actions.copy_rows import copy_rows
from customers.models import Identity, Intake
from customers.rules.subjects import Subject


def copy_identities(subjects: Iterable[Subject], *, intake: Intake) -> None:
    """Write the identities a file added, in one order so that two imports do not wait for each other."""
    now = timezone.now()
    rows = [
        (known.kind, known.normalised, known.raw, known.label, is_first, subject.id, "import", "", intake.pk, now)
        for subject in subjects
        for known, is_first in subject.new_identities
    ]
    copy_rows(
        sorted(rows),
        into=Identity,
        columns="kind, normalised, raw, label, is_primary, customer_id, source, verified_how, intake_id, created_at",
    )
