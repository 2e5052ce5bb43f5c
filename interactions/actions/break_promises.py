from collections.abc import Sequence

from django.db.models import F

from customers.actions.record_many import Entry, record_many
from customers.models import Event
from interactions.events import PROMISE_BROKEN, PROMISE_MADE, PROMISE_RENEGOTIATED
from interactions.models import Promise
from wiring.live import tell_all


def break_promises(promises: Sequence[Promise]) -> None:
    """Declare promises broken whose time is over; the caller holds their rows. It happened when they were due."""
    causes = making_events(promises)
    Promise.objects.filter(pk__in=[promise.pk for promise in promises]).update(
        state=Promise.State.BROKEN, broken_at=F("due_at")
    )
    for promise in promises:
        promise.state, promise.broken_at = Promise.State.BROKEN, promise.due_at
    record_many(
        Entry(
            promise.customer_id,
            PROMISE_BROKEN,
            promise.due_at,
            thread=promise.thread_id,
            summary=promise.what,
            about_kind=Promise._meta.label_lower,
            about_id=promise.pk,
            cause=causes.get(promise.pk),
        )
        for promise in promises
    )
    tell_all(promise.topic for promise in promises)


def making_events(promises: Sequence[Promise]) -> dict[int, Event]:
    """By promise, the event in which it was made: why we call it broken."""
    made = Event.objects.named(PROMISE_MADE, PROMISE_RENEGOTIATED).filter(
        about_kind=Promise._meta.label_lower, about_id__in=[promise.pk for promise in promises]
    )
    return {event.about_id: event for event in made if event.about_id}
