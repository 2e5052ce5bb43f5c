from django.db import transaction
from django.utils import timezone

from interactions.actions.break_promises import break_promises
from interactions.models import Promise

AT_ONCE = 500


@transaction.atomic
def break_overdue_promises() -> int:
    """Declare every promise broken whose time is over, and answer how many; the clock calls this every few seconds.

    Two clocks share the work without meeting: each takes rows the other does not hold.
    """
    overdue = Promise.objects.overdue(timezone.now()).order_by("due_at")
    held = list(overdue.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    if held:
        break_promises(held)
    return len(held)
