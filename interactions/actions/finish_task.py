from django.db import transaction
from django.utils import timezone

from interactions.actions.hold_task import hold_task
from interactions.events import TASK_DONE
from interactions.models import Task
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def finish_task(task: Task, *, outcome: str = "", by: Member | None) -> Task:
    """It is done, and this is what came of it. Raises `NoLongerOpen`."""
    task = hold_task(task)
    task.done_at, task.done_by, task.outcome = timezone.now(), by, outcome
    task.save(update_fields=["done_at", "done_by", "outcome"])
    task.customer.record(TASK_DONE, by=by, at=task.done_at, summary=task.what, details={"outcome": outcome}, about=task)
    tell(task.topic)
    return task
