from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine

from customers.models import Customer
from interactions.actions.make_promise import make_promise
from interactions.actions.record_contact import record_contact
from interactions.actions.remember_look import remember_look
from interactions.actions.write_note import write_note
from interactions.views.left_off import sentences
from staff.models import Member

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def told(customer: Customer, viewer: Member) -> list[str]:
    customer = Customer.objects.get(pk=customer.pk)
    return [sentence.text for sentence in sentences(customer, viewer)]


def test_a_customer_just_met_has_nothing_to_tell(otto: Customer, ana: Member) -> None:
    assert told(otto, ana) == []


def test_the_card_tells_what_was_said_owed_asked_and_new(mira: Customer, ana: Member, sam: Member) -> None:
    with time_machine.travel(NOON - timedelta(days=2), tick=False):
        remember_look(mira, by=ana)
    with time_machine.travel(NOON - timedelta(hours=3), tick=False):
        said = {"summary": "Where is it?", "subject": "Order 8841", "expects_answer": True, "outcome": "follow_up"}
        record_contact(mira, channel="phone", direction="in", by=sam, **said)
        write_note(mira, text="My own words are no news to me", by=ana)
        make_promise(mira, what="Call back", due=NOON - timedelta(hours=1, minutes=12), by=sam)
    with time_machine.travel(NOON, tick=False):
        remember_look(mira, by=ana)
        assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in told(mira, ana)] == [
            "Today 10:00 they called: “Where is it?”. It is to be followed up.",
            "We promised: Call back, 1 h 12 min late (Sam).",
            "They wait for our answer: Order 8841, since today 10:00.",
            "New since you last looked, Monday: 1 talk, 5 of ours.",
        ]


def test_a_long_history_costs_the_card_four_queries(
    otto: Customer, ana: Member, django_assert_num_queries: Callable
) -> None:
    for number in range(210):
        write_note(otto, text=f"Note {number}", by=ana)
    viewer = Member.objects.with_powers().get(pk=ana.pk)
    with django_assert_num_queries(4):  # the latest events, promises, matters, the look
        sentences(otto, viewer)
