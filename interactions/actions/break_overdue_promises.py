from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from customers.models import Event
from interactions.events import PROMISE_BROKEN, PROMISE_MADE, PROMISE_RENEGOTIATED
from interactions.models import Promise
from wiring.live import tell_all

AT_ONCE = 500


@transaction.atomic
def break_overdue_promises() -> int:
    """Declare every promise broken whose time is over, and answer how many; the clock calls this every few seconds.

    Two clocks share the work without meeting: each takes rows the other does not hold.
    """
    overdue = Promise.objects.overdue(timezone.now()).order_by("due_at")
    held = list(
        overdue.select_for_update(of=("self",), skip_locked=True).select_related("customer", "thread")[:AT_ONCE]
    )
    if held:
        break_all(held)
    return len(held)


def break_promise(promise: Promise) -> None:
    """Declare one promise broken whose time is over; the caller holds its row."""
    break_all([promise])


def break_all(promises: Sequence[Promise]) -> None:
    causes = making_events(promises)
    for promise in promises:
        promise.state, promise.broken_at = Promise.State.BROKEN, promise.due_at
        promise.customer.record(
            PROMISE_BROKEN,
            at=promise.due_at,
            thread=promise.thread,
            summary=promise.what,
            about=promise,
            cause=causes.get(promise.pk),
        )
    Promise.objects.bulk_update(promises, ["state", "broken_at"])
    tell_all(promise.topic for promise in promises)


def making_events(promises: Sequence[Promise]) -> dict[int, Event]:
    """By promise, the event in which it was made: why we call it broken."""
    made = Event.objects.named(PROMISE_MADE, PROMISE_RENEGOTIATED).filter(
        about_kind=Promise._meta.label_lower, about_id__in=[promise.pk for promise in promises]
    )
    return {event.about_id: event for event in made if event.about_id}
