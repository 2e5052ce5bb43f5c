"""The card "Where we left off": what the log and the books know, handed to the rule that tells it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone, translation

from customers.models import Customer, Event, Sight, Thread, book_of
from interactions.rules.left_off import Debt, News, Question, Sentence, Talk, left_off
from interactions.templatetags.days import by_then, day, in_a_sentence, moment
from interactions.views.asked import last_look, matters, owed
from staff.models import Member
from wiring.events import Strand, declared
from wiring.questions import question

# A card looks at this many entries of a history, however long that is.
RECENT = 200


class Glance(NamedTuple):
    """One of the latest events, as far as the card looks at it."""

    name: str
    channel_id: str | None
    direction: str
    happened_at: datetime
    recorded_at: datetime
    summary: str
    by_id: int | None
    details__outcome: str | None

    @property
    def strand(self) -> str:
        kind = declared.get(self.name)
        return kind.strand if kind else Strand.OURS


def sentences(customer: Customer, viewer: Member) -> list[Sentence]:
    recent = [Glance._make(values) for values in latest_events(customer.pk, book_of(viewer))]
    return left_off(
        translation,
        talk=last_talk(recent),
        debts=debts(customer, viewer),
        questions=questions(customer, viewer),
        news=news(recent, last_look(customer, viewer), viewer),
    )


@question
def latest_events(customer: int, book: int | None) -> QuerySet[Event, Any]:
    events = Event.objects.filter(customer=customer).visible_to(Sight(book)).newest_first()
    return events.values_list(*Glance._fields)[:RECENT]


def last_talk(recent: Sequence[Glance]) -> Talk | None:
    last = next((event for event in recent if event.strand == Strand.TALK), None)
    if last is None:
        return None
    return Talk(
        when=moment(last.happened_at),
        channel=last.channel_id or "",
        direction=last.direction,
        summary=last.summary,
        outcome=last.details__outcome or "",
    )


def debts(customer: Customer, viewer: Member) -> list[Debt]:
    now = timezone.now()
    return [
        Debt(
            what=promise.what,
            due=by_then(promise.due_at),
            owner=promise.owner.name,
            late=now - promise.due_at if promise.due_at < now else None,
        )
        for promise in owed(customer, viewer)
    ]


def questions(customer: Customer, viewer: Member) -> list[Question]:
    return [
        Question(thread.subject, by_then(thread.awaiting_since or thread.opened_at))
        for thread in matters(customer, viewer)
        if thread.awaiting == Thread.Awaiting.US
    ]


def news(recent: Sequence[Glance], marker: datetime | None, viewer: Member) -> News | None:
    """What others and the customer did since; what one wrote oneself is no news."""
    if marker is None:
        return None
    new = [event for event in recent if event.recorded_at > marker and event.by_id != viewer.pk]
    return News(
        when=in_a_sentence(day(marker)),
        counts=Counter(event.strand for event in new),
        and_more=len(recent) == RECENT and recent[-1].recorded_at > marker,
    )


def left_off_shown(customer: Customer, viewer: Member) -> dict[str, Any]:
    return {"sentences": sentences(customer, viewer)}
