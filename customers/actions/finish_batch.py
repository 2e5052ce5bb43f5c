from django.db import transaction

from customers.models import Intake

MOST = 5_000


@transaction.atomic
def finish_batch(intake_id: int) -> bool:
    """Complete some of what was brought in, as the kind of import asks once all rows are there; whether there is more."""
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    finish = intake.does.finish
    if finish is None or intake.state != Intake.State.RUNNING:
        return False
    after = finish(intake, intake.finishing, MOST)
    if after is None:
        return False
    intake.finishing = after
    intake.save(update_fields=["finishing"])
    return True
