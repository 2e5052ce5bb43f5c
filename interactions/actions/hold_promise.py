from django.utils import timezone

from interactions.actions.break_promises import break_promises
from interactions.models import Promise


class AlreadySettled(ValueError):
    """The promise was kept, made good or renegotiated in the meantime; `promise` says what became of it."""

    def __init__(self, promise: Promise) -> None:
        super().__init__("This promise was settled in the meantime.")
        self.promise = promise


def hold_promise(promise: Promise) -> Promise:
    """The promise as it is now, kept from others until the transaction ends. Raises `AlreadySettled`.

    One whose time has passed before the clock came by is broken first.
    """
    held = (
        Promise.objects.select_for_update(of=("self",)).select_related("customer", "owner", "thread").get(pk=promise.pk)
    )
    if not held.is_owed:
        raise AlreadySettled(held)
    if held.state == Promise.State.OPEN and held.due_at < timezone.now():
        break_promises([held])
    return held
