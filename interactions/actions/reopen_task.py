from django.db import transaction

from interactions.actions.given_once import given_once
from interactions.events import TASK_REOPENED
from interactions.models import Task
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def reopen_task(task: Task, *, by: Member | None) -> Task:
    """Undo that a task was done or dropped. Reopening an open one changes nothing.

    Raises `AlreadyGiven` if its source has given the customer another one since.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("customer__manager", "owner").get(pk=task.pk)
    if task.is_open:
        return task
    task.done_at = task.done_by = task.dropped_at = task.dropped_by = None
    task.outcome = task.reason = ""
    with given_once():
        task.save(update_fields=["done_at", "done_by", "outcome", "dropped_at", "dropped_by", "reason"])
    task.customer.record(TASK_REOPENED, by=by, summary=task.what, about=task)
    tell(task.topic)
    return task
