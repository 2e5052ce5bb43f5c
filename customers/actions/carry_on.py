from django.tasks import task

from customers.actions.work_on_intake import work_on_intake

SLICE = 45


@task(queue_name="long")
def carry_on(intake_id: int) -> None:
    """Work on an import for a while, then let other work have its turn.

    Should this be lost, the clock rings again (`take_up_intakes`): what is to be done stands in the import's own row.
    """
    if work_on_intake(intake_id, seconds=SLICE):
        carry_on.enqueue(intake_id)
