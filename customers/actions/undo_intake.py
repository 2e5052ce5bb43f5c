from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.actions.carry_on import carry_on
from customers.models import Intake
from staff.models import Member


class NotUndoable(ValueError):
    """The import cannot be taken back; the message says why."""


@transaction.atomic
def undo_intake(intake: Intake, *, by: Member | None = None, here: bool = False) -> None:
    """Begin to take back everything an import of the last seven days brought. Raises `NotUndoable`.

    From this moment its lines of history are told no more; the rest is taken back batch by batch (`undo_batch`).
    `here` says that whoever calls does the work.
    """
    now = timezone.now()
    begun = (
        Intake.objects.undoable(now)
        .filter(pk=intake.pk)
        .update(state=Intake.State.UNDOING, undone_at=now, undone_by=by, report={}, finishing=0)
    )
    if not begun:
        raise NotUndoable(_("Only an import that ended within the last 7 days can be undone."))
    intake.refresh_from_db()
    if not here:
        carry_on.enqueue(intake.pk)
