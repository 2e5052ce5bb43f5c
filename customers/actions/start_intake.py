from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.actions.carry_on import carry_on
from customers.models import ColumnMapping, Intake
from customers.rules.columns import fingerprint
from staff.models import Member


class NotReady(ValueError):
    """The import cannot begin; the message says in words what is missing, or that it began before."""


@transaction.atomic
def start_intake(intake: Intake, *, by: Member | None = None, here: bool = False) -> None:
    """Let a checked file be brought in by the worker, and remember how its columns were read. Raises `NotReady`.

    `here` says that whoever calls does the work.
    """
    if refusal := intake.does.missing(intake.mapping):
        raise NotReady(refusal)
    begun = Intake.objects.filter(pk=intake.pk, state=Intake.State.UPLOADED).update(
        state=Intake.State.WAITING, started_at=timezone.now()
    )
    if not begun:
        raise NotReady(_("This import has begun already."))
    ColumnMapping.objects.update_or_create(
        kind=intake.kind,
        header=fingerprint(intake.own_columns),
        defaults={"mapping": intake.mapping, "options": intake.lasting_options, "saved_by": by},
    )
    intake.refresh_from_db()
    if not here:
        carry_on.enqueue(intake.pk)
