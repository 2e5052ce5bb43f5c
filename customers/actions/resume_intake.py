from django.utils.translation import gettext as _

from customers.actions.start_intake import NotReady
from customers.models import Intake


def resume_intake(intake: Intake) -> None:
    """Let an import that stopped or failed go on where it was; one under way needs nothing. Raises `NotReady`."""
    Intake.objects.filter(pk=intake.pk, state__in=[Intake.State.STOPPED, Intake.State.FAILED]).update(
        state=Intake.State.WAITING, stop_asked=False, problem="", finished_at=None
    )
    intake.refresh_from_db()
    if not intake.is_under_way:
        raise NotReady(
            _("This import is %(state)s: there is nothing to go on with.") % {"state": intake.get_state_display()}
        )
