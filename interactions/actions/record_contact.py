from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from customers.models import Channel, Customer, Event, Thread
from interactions.actions.once import once
from interactions.actions.open_thread import open_thread
from interactions.events import CONTACT
from interactions.models import Body
from interactions.rules.awaiting import awaiting_after
from staff.models import Member
from wiring.questions import question

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(minutes=1)


class NotPersonal(ValueError):
    """Nobody of ours takes part on that channel: its contacts are not recorded by hand."""


class NotYet(ValueError):
    """It is said to have happened in the future."""


class TooLongAgo(ValueError):
    """It is said to have happened before 1970: a clock gone wrong rather than a memory."""


class AnotherMatter(ValueError):
    """The matter is another customer's, or settled."""


@transaction.atomic
def record_contact(
    customer: Customer,
    *,
    channel: str,
    direction: str,
    summary: str,
    by: Member,
    body: str = "",
    outcome: str = "",
    minutes: int | None = None,
    at: datetime | None = None,
    thread: Thread | None = None,
    subject: str = "",
    expects_answer: bool = False,
    key: str = "",
) -> Event:
    """Write down that customer and company talked.

    It belongs to the open matter `thread`, or begins a new one called `subject`; `expects_answer` says that whoever
    spoke waits for the other. `minutes` is how long it took. `key` makes a form sent twice count once.
    Raises `NotPersonal`, `NotYet`, `TooLongAgo`, `AnotherMatter`, `AlreadyDone`; then nothing is written.
    """
    at = possible(at or timezone.now())
    if not personal_channels(channel):
        raise NotPersonal(channel)
    if thread:
        thread = open_matter_of(customer, thread)
    elif subject:
        thread = open_thread(customer, subject=subject, by=by, at=at)
    details = (("outcome", outcome), ("minutes", minutes), ("more", bool(body)))
    event = customer.record(
        CONTACT,
        by=by,
        channel=channel,
        direction=direction,
        at=at,
        thread=thread,
        summary=summary,
        details={name: said for name, said in details if said},
    )
    once(event, saying=f"{summary}\n{body}", key=key, by=by)
    if body:
        Body.objects.create(event=event, customer=customer, text=body)
    if thread:
        note_who_waits(thread, event, expects_answer=expects_answer)
    return event


@question
def personal_channels(code: str) -> QuerySet[Channel]:
    return Channel.objects.filter(pk=code, personal=True)


def possible(at: datetime) -> datetime:
    """The moment something happened, if anything can have happened then."""
    if at > timezone.now() + CLOCKS_DIFFER:
        raise NotYet(at)
    if at < EARLIEST:
        raise TooLongAgo(at)
    return at


def open_matter_of(customer: Customer, thread: Thread) -> Thread:
    """The matter, held for us until we have said who waits for whom."""
    held = Thread.objects.select_for_update().filter(pk=thread.pk, customer=customer, closed_at=None).first()
    if held is None:
        raise AnotherMatter(thread)
    return held


def note_who_waits(thread: Thread, event: Event, *, expects_answer: bool) -> None:
    """A contact recorded late does not overturn what a later one said."""
    if thread.awaiting_since and event.happened_at < thread.awaiting_since:
        return
    awaiting = awaiting_after(thread.awaiting, direction=event.direction, expects_answer=expects_answer)
    if awaiting == thread.awaiting:
        return
    thread.awaiting = awaiting
    thread.awaiting_since = event.happened_at if awaiting else None
    thread.save(update_fields=["awaiting", "awaiting_since"])
