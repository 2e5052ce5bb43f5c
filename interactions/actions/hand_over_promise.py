from django.db import transaction

from interactions.actions.choose_owner import choose_owner
from interactions.actions.hold_promise import hold_promise
from interactions.events import PROMISE_HANDED_OVER
from interactions.models import Promise
from staff.models import Member
from wiring.live import tell


@transaction.atomic
def hand_over_promise(promise: Promise, *, to: Member, by: Member) -> Promise:
    """Let somebody else keep a promise, because its owner has left or cannot.

    Raises `CannotOwn`, `AlreadySettled`; handing it to its owner changes nothing.
    """
    promise = hold_promise(promise)
    if promise.owner_id == to.pk:
        return promise
    before = promise.owner
    promise.owner = choose_owner(to, customer=promise.customer)
    promise.save(update_fields=["owner"])
    promise.customer.record(
        PROMISE_HANDED_OVER,
        by=by,
        thread=promise.thread,
        summary=promise.what,
        details={"from": before.name, "to": to.name},
        about=promise,
    )
    tell(f"promises-{before.pk}", promise.topic)
    return promise
