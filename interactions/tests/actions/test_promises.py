from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from customers.models import Customer, Event
from interactions.actions.break_overdue_promises import break_overdue_promises
from interactions.actions.choose_owner import CannotOwn
from interactions.actions.hand_over_promise import hand_over_promise
from interactions.actions.hold_promise import AlreadySettled
from interactions.actions.keep_promise import keep_promise
from interactions.actions.make_promise import DueInThePast, make_promise
from interactions.actions.once import AlreadyDone
from interactions.actions.renegotiate_promise import renegotiate_promise
from interactions.actions.write_note import write_note
from interactions.events import (
    PROMISE_BROKEN,
    PROMISE_HANDED_OVER,
    PROMISE_KEPT,
    PROMISE_MADE,
    PROMISE_MADE_GOOD,
    PROMISE_RENEGOTIATED,
)
from interactions.models import Note, Promise
from staff.models import Member

QUERIES_TO_BREAK = 14


@pytest.fixture
def due() -> datetime:
    return timezone.now() + timedelta(hours=2)


@pytest.fixture
def promise(mira: Customer, ana: Member, due: datetime) -> Promise:
    return make_promise(mira, what="Call back about the refund", due=due, by=ana)


def names(customer: Customer) -> list[str]:
    return list(customer.events.filter(name__startswith="promise.").order_by("id").values_list("name", flat=True))


def test_whoever_promises_owns_it_unless_somebody_else_is_named(mira: Customer, ana: Member, sam: Member) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    assert make_promise(mira, what="Call", due=tomorrow, by=ana).owner == ana
    promise = make_promise(mira, what="Write", due=tomorrow, by=ana, owner=sam)
    assert (promise.owner, promise.made_by, promise.topic) == (sam, ana, f"promises-{sam.pk}")


def test_nothing_can_be_promised_for_the_past(mira: Customer, ana: Member) -> None:
    with pytest.raises(DueInThePast):
        make_promise(mira, what="Call", due=timezone.now(), by=ana)
    assert names(mira) == []


def test_who_has_left_or_may_not_see_the_customer_cannot_own_a_promise(
    mira: Customer, ana: Member, sam: Member, zoe: Member, due: datetime
) -> None:
    sam.is_active = False
    sam.save()
    for owner in (sam, zoe):
        with pytest.raises(CannotOwn):
            make_promise(mira, what="Call", due=due, by=ana, owner=owner)
    assert not Promise.objects.exists()


def test_a_form_sent_twice_promises_once(mira: Customer, ana: Member, due: datetime) -> None:
    make_promise(mira, what="Call", due=due, by=ana, key="k1")
    with pytest.raises(AlreadyDone):
        make_promise(mira, what="Call", due=due, by=ana, key="k1")
    assert Promise.objects.count() == 1


def test_a_note_and_a_promise_from_one_page_both_stand(mira: Customer, ana: Member, due: datetime) -> None:
    write_note(mira, text="Call", by=ana, key="k1")
    make_promise(mira, what="Call", due=due, by=ana, key="k1")
    assert Promise.objects.get().what == "Call"
    assert Note.objects.get().text == "Call"


def test_done_in_time_is_kept(promise: Promise, mira: Customer, ana: Member) -> None:
    kept = keep_promise(promise, by=ana)
    assert (kept.state, kept.is_owed) == (Promise.State.KEPT, False)
    assert names(mira) == [PROMISE_MADE.name, PROMISE_KEPT.name]


def test_done_late_is_made_good_and_stays_broken(promise: Promise, mira: Customer, ana: Member, due: datetime) -> None:
    with time_machine.travel(due + timedelta(minutes=5)):
        assert break_overdue_promises() == 1
        assert list(Promise.objects.owed()) == [promise]
        late = keep_promise(promise, by=ana)
    assert (late.state, late.is_owed) == (Promise.State.BROKEN, False)
    assert not Promise.objects.owed().exists()
    assert names(mira) == [PROMISE_MADE.name, PROMISE_BROKEN.name, PROMISE_MADE_GOOD.name]


def test_done_after_the_hour_but_before_the_clock_came_by_was_still_late(
    promise: Promise, mira: Customer, ana: Member, due: datetime
) -> None:
    with time_machine.travel(due + timedelta(seconds=1)):
        keep_promise(promise, by=ana)
    assert names(mira) == [PROMISE_MADE.name, PROMISE_BROKEN.name, PROMISE_MADE_GOOD.name]


def test_what_was_settled_stays_settled(promise: Promise, ana: Member, due: datetime) -> None:
    keep_promise(promise, by=ana)
    with pytest.raises(AlreadySettled):
        keep_promise(promise, by=ana)
    with pytest.raises(AlreadySettled):
        renegotiate_promise(promise, due=due, by=ana)
    with pytest.raises(AlreadySettled):
        hand_over_promise(promise, to=ana, by=ana)


def test_renegotiating_keeps_what_was_said_first(promise: Promise, mira: Customer, ana: Member, due: datetime) -> None:
    later = due + timedelta(days=1)
    new = renegotiate_promise(promise, due=later, reason="The bank is closed", by=ana)
    promise.refresh_from_db()
    assert (promise.state, promise.due_at, new.replaces) == (Promise.State.RENEGOTIATED, due, promise)
    assert list(Promise.objects.owed()) == [new]
    assert mira.events.named(PROMISE_RENEGOTIATED).get().details["reason"] == "The bank is closed"


def test_renegotiating_a_broken_promise_leaves_it_broken_and_owes_the_new_one(
    promise: Promise, ana: Member, due: datetime
) -> None:
    with time_machine.travel(due + timedelta(hours=1)):
        break_overdue_promises()
        new = renegotiate_promise(promise, due=due + timedelta(days=1), by=ana)
        with pytest.raises(AlreadySettled):
            keep_promise(promise, by=ana)
    promise.refresh_from_db()
    assert promise.state == Promise.State.BROKEN
    assert list(Promise.objects.owed()) == [new]


def test_a_new_date_lies_ahead(promise: Promise, mira: Customer, ana: Member) -> None:
    with pytest.raises(DueInThePast):
        renegotiate_promise(promise, due=timezone.now() - timedelta(seconds=1), by=ana)
    assert names(mira) == [PROMISE_MADE.name]


def test_somebody_else_takes_over(promise: Promise, mira: Customer, sam: Member, sue: Member, zoe: Member) -> None:
    hand_over_promise(promise, to=sam, by=sue)
    promise.refresh_from_db()
    assert promise.owner == sam
    assert mira.events.named(PROMISE_HANDED_OVER).get().details == {"from": "Ana", "to": "Sam"}
    with pytest.raises(CannotOwn):
        hand_over_promise(promise, to=zoe, by=sue)


def test_a_promise_is_broken_when_it_was_due_and_says_which_promise_it_was(
    promise: Promise, mira: Customer, due: datetime
) -> None:
    with time_machine.travel(due, tick=False):
        assert break_overdue_promises() == 0
    with time_machine.travel(due + timedelta(microseconds=1), tick=False):
        assert break_overdue_promises() == 1
        assert break_overdue_promises() == 0
    broken = mira.events.named(PROMISE_BROKEN).get()
    made = Event.objects.get(pk=broken.cause_id)
    assert (broken.happened_at, made.name, made.about_id) == (due, PROMISE_MADE.name, promise.pk)


@pytest.mark.parametrize("many", [1, 30])
def test_breaking_many_promises_asks_as_often_as_breaking_one(
    mira: Customer, ana: Member, due: datetime, many: int, django_assert_num_queries
) -> None:
    for number in range(many):
        make_promise(mira, what=f"Call {number}", due=due, by=ana)
    with time_machine.travel(due + timedelta(hours=1)), django_assert_num_queries(QUERIES_TO_BREAK):
        assert break_overdue_promises() == many
