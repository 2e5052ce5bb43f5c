from django.db import transaction
from django.utils import timezone

from interactions.actions.hold_task import hold_task
from interactions.events import TASK_DROPPED
from interactions.models import Task
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def drop_task(task: Task, *, reason: str, by: Member | None) -> Task:
    """It will not be done, for a reason. Raises `NoLongerOpen`."""
    task = hold_task(task)
    task.dropped_at, task.dropped_by, task.reason = timezone.now(), by, reason
    task.save(update_fields=["dropped_at", "dropped_by", "reason"])
    task.customer.record(
        TASK_DROPPED, by=by, at=task.dropped_at, summary=task.what, details={"reason": reason}, about=task
    )
    tell(task.topic)
    return task
