from datetime import datetime

from django.db import transaction
from django.utils import timezone

from interactions.actions.hold_promise import hold_promise
from interactions.actions.make_promise import DueInThePast
from interactions.events import PROMISE_RENEGOTIATED
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def renegotiate_promise(promise: Promise, *, due: datetime, by: Member, reason: str = "", what: str = "") -> Promise:
    """Agree with the customer on another moment, or on something else, and answer the promise that now counts.

    The old one stays as it was said: renegotiated, or broken if it was late already.
    Raises `DueInThePast`, `AlreadySettled`; then nothing is written.
    """
    if due <= timezone.now():
        raise DueInThePast(due)
    old = hold_promise(promise)
    if old.state == Promise.State.OPEN:
        old.state = Promise.State.RENEGOTIATED
        old.save(update_fields=["state"])
    new = Promise.objects.create(
        customer=old.customer,
        what=what or old.what,
        owner=old.owner,
        due_at=due,
        thread=old.thread,
        made_by=by,
        made_at=timezone.now(),
        replaces=old,
    )
    new.customer.record(
        PROMISE_RENEGOTIATED,
        by=by,
        at=new.made_at,
        thread=new.thread,
        summary=new.what,
        details={**new.terms, "was_due": old.due_at.isoformat(), "reason": reason},
        about=new,
    )
    tell(new.topic)
    return new
