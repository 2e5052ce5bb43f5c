from django.db import transaction
from django.utils import timezone

from interactions.actions.break_overdue_promises import break_promise
from interactions.events import PROMISE_KEPT, PROMISE_MADE_GOOD
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


class AlreadySettled(ValueError):
    """The promise was kept, made good or renegotiated in the meantime; `promise` says what became of it."""

    def __init__(self, promise: Promise) -> None:
        super().__init__("This promise was settled in the meantime.")
        self.promise = promise


@transaction.atomic
def keep_promise(promise: Promise, *, by: Member) -> Promise:
    """It is done: kept if it was in time, made good if it was late. Raises `AlreadySettled`."""
    promise = still_owed(promise)
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


def still_owed(promise: Promise) -> Promise:
    """The promise, held for us, and broken first if its time has passed before the clock came by."""
    held = (
        Promise.objects.select_for_update(of=("self",)).select_related("customer", "owner", "thread").get(pk=promise.pk)
    )
    if not held.is_owed:
        raise AlreadySettled(held)
    if held.state == Promise.State.OPEN and held.due_at < timezone.now():
        break_promise(held)
    return held
