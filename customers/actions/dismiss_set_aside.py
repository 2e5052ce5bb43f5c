from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone

from customers.models import SetAside
from staff.models import Deed, Member


@transaction.atomic
def dismiss_set_aside(row: SetAside, *, because: str, by: Member | None = None) -> None:
    """Decide that a reaction never needs to take this event; the row stays, with who and why."""
    row.dismissed_at, row.dismissed_because, row.dismissed_by = timezone.now(), because, by
    row.save(update_fields=["dismissed_at", "dismissed_because", "dismissed_by"])
    if by:
        Deed.objects.record(f"Let be: {because}", by=by, about=row, flag=CHANGE)
