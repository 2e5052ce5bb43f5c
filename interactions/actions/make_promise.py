from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from customers.models import Customer, Thread
from interactions.actions.once import once
from interactions.events import PROMISE_MADE
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


class DueInThePast(ValueError):
    """Nobody can promise something for a moment that is over."""


class CannotOwn(ValueError):
    """That member has left, or may not see this customer, and so could not keep the promise."""


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
    check_due(due)
    owner = able_to_own(owner or by, customer)
    promise = Promise.objects.create(
        customer=customer, what=what, owner=owner, due_at=due, thread=thread, made_by=by, made_at=timezone.now()
    )
    event = customer.record(
        PROMISE_MADE,
        by=by,
        at=promise.made_at,
        thread=thread,
        summary=what,
        details=as_said(promise),
        about=promise,
    )
    once(event, key=key, by=by)
    tell(promise.topic)
    return promise


def check_due(due: datetime) -> None:
    if due <= timezone.now():
        raise DueInThePast(due)


def able_to_own(member: Member, customer: Customer) -> Member:
    """The member, if still here and allowed to see the customer."""
    if not (member.is_active and Customer.objects.visible_to(member).filter(pk=customer.pk).exists()):
        raise CannotOwn(member)
    return member


def as_said(promise: Promise) -> dict[str, Any]:
    """What the log remembers of a promise's terms, whatever becomes of them."""
    return {"due": promise.due_at.isoformat(), "owner": promise.owner.name}
