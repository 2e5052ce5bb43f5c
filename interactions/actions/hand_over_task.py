from django.db import transaction

from interactions.actions.choose_owner import choose_owner
from interactions.actions.hold_task import hold_task
from interactions.events import TASK_HANDED_OVER
from interactions.models import Task
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def hand_over_task(task: Task, *, to: Member, by: Member) -> Task:
    """Let somebody else do it, or somebody at last. Raises `CannotOwn`, `NoLongerOpen`; to its owner changes nothing."""
    task = hold_task(task)
    if task.owner_id == to.pk:
        return task
    before, heard = task.doer, task.topic
    task.owner = choose_owner(to, customer=task.customer)
    task.save(update_fields=["owner"])
    task.customer.record(
        TASK_HANDED_OVER,
        by=by,
        summary=task.what,
        details={"from": before.name if before else "", "to": to.name},
        about=task,
    )
    tell(heard, task.topic)
    return task
