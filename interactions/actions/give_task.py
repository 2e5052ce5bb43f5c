from datetime import date

from django.db import transaction
from django.utils import timezone

from customers.models import Customer, Event
from interactions.actions.choose_owner import choose_owner
from interactions.actions.given_once import given_once
from interactions.events import TASK_GIVEN
from interactions.models import Task
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def give_task(
    customer: Customer,
    *,
    what: str,
    to: Member | None,
    due: date,
    by: Member | None,
    why: str = "",
    source: str = "",
    cause: Event | None = None,
) -> Task:
    """Have something done for a customer by a certain day, because of something we noticed; `by` is None for the clock.

    `to` nobody means whoever looks after the customer. A source gives the same customer no second task while its first
    is open. Raises `CannotOwn`, `AlreadyGiven`; then nothing is written.
    """
    task = Task(
        customer=customer,
        what=what,
        why=why,
        owner=choose_owner(to, customer=customer) if to else None,
        due=due,
        source=source,
        cause_id=cause.pk if cause else None,
        given_by=by,
        given_at=timezone.now(),
    )
    with given_once():
        task.save()
    customer.record(
        TASK_GIVEN,
        by=by,
        at=task.given_at,
        summary=what,
        details={"due": due.isoformat(), "owner": task.doer.name if task.doer else "", "why": why},
        about=task,
        cause=cause,
    )
    tell(task.topic)
    return task
