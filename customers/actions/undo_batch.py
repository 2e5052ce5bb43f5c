from django.db import transaction

from customers.models import Customer, EventKey, Intake
from wiring.live import EVERYTHING, tell

MOST = 2_000


@transaction.atomic
def undo_batch(intake_id: int) -> bool:
    """Take back some more of what an import brought, all in one transaction; whether there is more."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != Intake.State.UNDOING:
        return False
    more = bool(forget_keys(intake) or intake.does.undo(intake, MOST))
    if not more:
        intake.state = Intake.State.UNDONE
        intake.report = report_of(intake)
    intake.save(update_fields=["state", "report", "finishing"])
    if not more:
        tell(intake.topic, EVERYTHING)
    return more


def forget_keys(intake: Intake) -> int:
    """Forget the names other systems gave to the events, so that they may be told again."""
    some = EventKey.objects.filter(intake=intake).values("pk")[:MOST]
    return EventKey.objects.filter(pk__in=some).delete()[0]


def report_of(intake: Intake) -> dict[str, int]:
    """What was taken back, and what was kept because more has happened since; the rooms have counted theirs."""
    customers = Customer.objects.filter(intake=intake)
    counts = intake.report | {
        "customers_withdrawn": customers.exclude(withdrawn_at=None).count(),
        "customers_kept": customers.filter(withdrawn_at=None).count(),
        "changes_put_back": intake.changes.filter(put_back=True).count(),
        "changes_kept": intake.changes.filter(put_back=False).count(),
    }
    return {what: count for what, count in counts.items() if count}
