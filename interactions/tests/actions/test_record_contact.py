from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from customers.events import THREAD_OPENED
from customers.models import Channel, Customer, Event, Thread
from interactions.actions.close_thread import close_thread
from interactions.actions.once import AlreadyDone
from interactions.actions.open_thread import open_thread
from interactions.actions.record_contact import AnotherMatter, NotPersonal, NotYet, TooLongAgo, record_contact
from interactions.events import CONTACT
from interactions.models import Body
from staff.models import Member


def test_a_call_costs_what_its_channel_costs_that_day(mira: Customer, ana: Member) -> None:
    Channel.objects.filter(pk="phone").update(cost_per_contact=Decimal("5.25"))
    event = record_contact(mira, channel="phone", direction="in", summary="Asked about the X200", by=ana, minutes=4)
    event.refresh_from_db()
    assert (event.name, event.cost, event.details) == (CONTACT.name, Decimal("5.25"), {"minutes": 4})


def test_a_question_opens_a_matter_that_waits_for_us(mira: Customer, ana: Member) -> None:
    event = record_contact(
        mira,
        channel="phone",
        direction="in",
        summary="Where is order 8841?",
        by=ana,
        subject="Order 8841",
        expects_answer=True,
    )
    thread = mira.threads.get()
    assert (thread.awaiting, thread.awaiting_since) == (Thread.Awaiting.US, event.happened_at)
    assert list(thread.events.order_by("id").values_list("name", flat=True)) == [THREAD_OPENED.name, CONTACT.name]


def test_an_answer_on_another_channel_ends_the_waiting(mira: Customer, ana: Member) -> None:
    question = record_contact(
        mira, channel="phone", direction="in", summary="Where is it?", by=ana, subject="Order", expects_answer=True
    )
    record_contact(mira, channel="email", direction="out", summary="It comes on Friday", by=ana, thread=question.thread)
    assert not Thread.objects.unanswered().exists()


def test_a_contact_remembered_late_does_not_overturn_a_later_question(mira: Customer, ana: Member) -> None:
    question = record_contact(
        mira, channel="phone", direction="in", summary="Where is it?", by=ana, subject="Order", expects_answer=True
    )
    yesterday = timezone.now() - timedelta(days=1)
    record_contact(mira, channel="email", direction="out", summary="Sent", by=ana, thread=question.thread, at=yesterday)
    assert Thread.objects.unanswered().exists()


def test_the_full_text_is_kept_beside_the_event(mira: Customer, ana: Member) -> None:
    event = record_contact(mira, channel="email", direction="in", summary="Thanks", by=ana, body="Thanks.\n\nMira")
    assert Body.objects.visible_to(ana).get().event == event


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"channel": "web"}, NotPersonal),
        ({"channel": "pigeon"}, NotPersonal),
        ({"at": datetime(2999, 1, 1, tzinfo=UTC)}, NotYet),
        ({"at": datetime(1969, 12, 31, 23, 59, tzinfo=UTC)}, TooLongAgo),
    ],
)
def test_what_cannot_have_happened_is_refused_and_nothing_is_written(
    mira: Customer, ana: Member, said: dict, refusal: type[Exception]
) -> None:
    before = Event.objects.count()
    with pytest.raises(refusal):
        record_contact(
            mira, **{"channel": "phone", "direction": "in", "summary": "?", "by": ana, "subject": "?", **said}
        )
    assert Event.objects.count() == before
    assert not mira.threads.exists()


def test_a_contact_belongs_to_an_open_matter_of_its_own_customer(mira: Customer, otto: Customer, ana: Member) -> None:
    settled = close_thread(open_thread(mira, subject="Order", by=ana), by=ana)
    foreign = open_thread(otto, subject="Complaint", by=ana)
    for thread in (settled, foreign):
        with pytest.raises(AnotherMatter):
            record_contact(mira, channel="phone", direction="in", summary="Hello", by=ana, thread=thread)
    assert not mira.events.named(CONTACT).exists()


def test_a_form_sent_twice_counts_once(mira: Customer, ana: Member, sam: Member) -> None:
    said = {"channel": "phone", "direction": "out", "summary": "Called", "subject": "Call", "body": "x", "key": "k1"}
    record_contact(mira, by=ana, **said)
    with pytest.raises(AlreadyDone):
        record_contact(mira, by=ana, **said)
    assert (mira.events.named(CONTACT).count(), mira.threads.count()) == (1, 1)
    record_contact(mira, by=sam, **said)
    assert mira.events.named(CONTACT).count() == 2
