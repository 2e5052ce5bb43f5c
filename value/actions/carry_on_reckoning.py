from django.tasks import task

SLICE = 45


@task(queue_name="long")
def carry_on_reckoning(reckoning_id: int) -> None:
    """Work on a reckoning for a while, then let other work have its turn.

    Should this be lost, the clock rings again (`take_up_reckonings`): what is to be done stands in the reckoning's own row.
    """
    # Whoever only asks for a reckoning, as every web process may, need not read the models and what they are made of.
    from value.actions.work_on_reckoning import work_on_reckoning

    if work_on_reckoning(reckoning_id, seconds=SLICE):
        carry_on_reckoning.enqueue(reckoning_id)
