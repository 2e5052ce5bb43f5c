from datetime import timedelta

from django.utils import timezone

from customers.actions.discard_intake import discard_intake
from customers.actions.forget_file import forget_file
from customers.models import Intake

UNCHECKED_FOR = timedelta(days=1)


def tidy_intakes() -> None:
    """Throw away files nobody began to import within a day, and copies of files and of rows with errors that can no
    longer be needed: after seven days an import can neither go on nor be undone."""
    now = timezone.now()
    for forgotten in Intake.objects.filter(state=Intake.State.UPLOADED, created_at__lt=now - UNCHECKED_FOR):
        discard_intake(forgotten)
    for settled in Intake.objects.settled(now):
        forget_file(settled)
        settled.problems.all().delete()
        settled.changes.all().delete()
        Intake.objects.filter(pk=settled.pk).update(stored_as="")
