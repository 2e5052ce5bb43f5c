from django.db import transaction
from django.utils import timezone

from interactions.actions.hold_promise import hold_promise
from interactions.events import PROMISE_KEPT, PROMISE_MADE_GOOD
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def keep_promise(promise: Promise, *, by: Member) -> Promise:
    """It is done: kept if it was in time, made good if it was late. Raises `AlreadySettled`."""
    promise = hold_promise(promise)
    promise.done_at = timezone.now()
    in_time = promise.state == Promise.State.OPEN
    if in_time:
        promise.state = Promise.State.KEPT
    promise.save(update_fields=["state", "done_at"])
    promise.customer.record(
        PROMISE_KEPT if in_time else PROMISE_MADE_GOOD,
        by=by,
        at=promise.done_at,
        thread=promise.thread,
        summary=promise.what,
        about=promise,
    )
    tell(promise.topic)
    return promise
