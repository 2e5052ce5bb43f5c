from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.models import Customer, Thread
from interactions.actions.choose_owner import choose_owner
from interactions.actions.once import once
from interactions.events import PROMISE_MADE
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


class DueInThePast(ValueError):
    """Nobody can promise something for a moment that is over."""


@transaction.atomic
def make_promise(
    customer: Customer,
    *,
    what: str,
    due: datetime,
    by: Member,
    owner: Member | None = None,
    thread: Thread | None = None,
    key: str = "",
) -> Promise:
    """Promise a customer something by a certain moment; the owner (whoever makes it, if not said) has to keep it.

    Raises `DueInThePast`, `CannotOwn`, or `AlreadyDone` if the form was sent before; then nothing is written.
    """
    if due <= timezone.now():
        raise DueInThePast(due)
    owner = choose_owner(owner or by, customer=customer)
    promise = Promise.objects.create(
        customer=customer, what=what, owner=owner, due_at=due, thread=thread, made_by=by, made_at=timezone.now()
    )
    event = customer.record(
        PROMISE_MADE,
        by=by,
        at=promise.made_at,
        thread=thread,
        summary=what,
        details=promise.terms,
        about=promise,
    )
    once(event, saying=what, key=key, by=by)
    tell(promise.topic)
    return promise
