from datetime import date, timedelta

import pytest
from django.utils import timezone

from customers.models import Customer, Event
from interactions.actions.choose_owner import CannotOwn
from interactions.actions.drop_task import drop_task
from interactions.actions.finish_task import finish_task
from interactions.actions.give_task import give_task
from interactions.actions.give_tasks import Given, give_tasks
from interactions.actions.given_once import AlreadyGiven
from interactions.actions.hand_over_task import hand_over_task
from interactions.actions.hold_task import NoLongerOpen
from interactions.actions.reopen_task import reopen_task
from interactions.events import TASK_DONE, TASK_DROPPED, TASK_GIVEN, TASK_HANDED_OVER, TASK_REOPENED
from interactions.models import Task
from staff.models import Member

TOMORROW = timezone.localdate() + timedelta(days=1)
QUERIES_TO_GIVE_MANY = 13


@pytest.fixture
def task(mira: Customer, rita: Member) -> Task:
    return give_task(mira, what="Ask how she is", to=rita, due=TOMORROW, by=None, why="Silent", source="value.silent")


def names(customer: Customer) -> list[str]:
    return list(customer.events.filter(name__startswith="task.").order_by("id").values_list("name", flat=True))


def test_a_task_says_what_by_when_and_why(task: Task, mira: Customer, rita: Member) -> None:
    given = mira.events.named(TASK_GIVEN).get()
    assert (given.summary, given.by, given.about_id) == ("Ask how she is", None, task.pk)
    assert given.details == {"due": TOMORROW.isoformat(), "owner": "Rita", "why": "Silent"}
    assert (task.doer, task.topic, task.is_open) == (rita, f"tasks-{rita.pk}", True)


def test_what_is_given_to_nobody_is_for_whoever_looks_after_the_customer(
    mira: Customer, otto: Customer, rita: Member, ana: Member
) -> None:
    hers = give_task(mira, what="Call", to=None, due=TOMORROW, by=ana)
    nobodys = give_task(otto, what="Call", to=None, due=TOMORROW, by=ana)
    assert (hers.doer, nobodys.doer) == (rita, None)
    assert list(Task.objects.open().of(rita)) == [hers]
    assert list(Task.objects.open().nobodys()) == [nobodys]


def test_what_an_event_led_to_says_so(mira: Customer, ana: Member) -> None:
    cause = mira.events.latest("pk")
    task = give_task(mira, what="Call", to=None, due=TOMORROW, by=None, cause=cause)
    assert (task.cause_id, mira.events.named(TASK_GIVEN).get().cause_id) == (cause.pk, cause.pk)


def test_who_may_not_see_the_customer_or_has_left_is_given_nothing(
    mira: Customer, ana: Member, sam: Member, zoe: Member
) -> None:
    Member.objects.filter(pk=sam.pk).update(is_active=False)
    sam.refresh_from_db()
    for member in (zoe, sam):
        with pytest.raises(CannotOwn):
            give_task(mira, what="Call", to=member, due=TOMORROW, by=ana)
    assert not Task.objects.exists()


def test_a_source_gives_a_customer_one_task_at_a_time(task: Task, mira: Customer, otto: Customer, ana: Member) -> None:
    with pytest.raises(AlreadyGiven):
        give_task(mira, what="Again", to=None, due=TOMORROW, by=None, source="value.silent")
    assert names(mira) == [TASK_GIVEN.name]
    give_task(otto, what="Another customer", to=None, due=TOMORROW, by=None, source="value.silent")
    give_task(mira, what="Another source", to=None, due=TOMORROW, by=None, source="value.growing")
    finish_task(task, by=ana)
    give_task(mira, what="Later", to=None, due=TOMORROW, by=None, source="value.silent")


def test_by_hand_the_same_may_be_given_twice(mira: Customer, ana: Member) -> None:
    for _ in range(2):
        give_task(mira, what="Call", to=ana, due=TOMORROW, by=ana)
    assert Task.objects.open().count() == 2


def test_done_says_what_came_of_it(task: Task, mira: Customer, ana: Member) -> None:
    done = finish_task(task, outcome="She was abroad", by=ana)
    assert (done.is_open, done.done_by, done.outcome) == (False, ana, "She was abroad")
    assert mira.events.named(TASK_DONE).get().details == {"outcome": "She was abroad"}


def test_dropped_says_why(task: Task, mira: Customer, ana: Member) -> None:
    dropped = drop_task(task, reason="She called us", by=ana)
    assert (dropped.is_open, dropped.dropped_by, dropped.reason) == (False, ana, "She called us")
    assert mira.events.named(TASK_DROPPED).get().details == {"reason": "She called us"}


def test_what_is_settled_stays_settled(task: Task, ana: Member) -> None:
    finish_task(task, by=ana)
    with pytest.raises(NoLongerOpen):
        finish_task(task, by=ana)
    with pytest.raises(NoLongerOpen):
        drop_task(task, reason="?", by=ana)
    with pytest.raises(NoLongerOpen):
        hand_over_task(task, to=ana, by=ana)


def test_reopened_it_is_as_if_nothing_had_been_done(task: Task, mira: Customer, ana: Member) -> None:
    finish_task(task, outcome="Done", by=ana)
    again = reopen_task(task, by=ana)
    reopen_task(task, by=ana)
    again.refresh_from_db()
    assert (again.is_open, again.outcome, again.done_by) == (True, "", None)
    drop_task(again, reason="No", by=ana)
    assert reopen_task(again, by=ana).reason == ""
    assert names(mira).count(TASK_REOPENED.name) == 2


def test_it_is_not_reopened_beside_its_own_successor(task: Task, mira: Customer, ana: Member) -> None:
    finish_task(task, by=ana)
    give_task(mira, what="Later", to=None, due=TOMORROW, by=None, source="value.silent")
    with pytest.raises(AlreadyGiven):
        reopen_task(task, by=ana)
    task.refresh_from_db()
    assert not task.is_open


def test_somebody_else_does_it(task: Task, mira: Customer, ana: Member, zoe: Member, sue: Member) -> None:
    assert hand_over_task(task, to=ana, by=sue).doer == ana
    assert mira.events.named(TASK_HANDED_OVER).get().details == {"from": "Rita", "to": "Ana"}
    hand_over_task(task, to=ana, by=sue)
    assert names(mira).count(TASK_HANDED_OVER.name) == 1
    with pytest.raises(CannotOwn):
        hand_over_task(task, to=zoe, by=sue)


def test_many_go_to_those_who_look_after_the_customers(
    mira: Customer, otto: Customer, rita: Member, sue: Member
) -> None:
    asked = {"what": "Call", "due": TOMORROW, "by": sue, "why": "Growing", "source": "value.growing"}
    assert give_tasks([mira.pk, otto.pk, mira.pk], **asked) == Given(given=2, left_out=0)
    assert {task.customer: task.owner for task in Task.objects.all()} == {mira: rita, otto: sue}
    event = mira.events.named(TASK_GIVEN).get()
    assert (event.details["owner"], event.details["why"], event.by) == ("Rita", "Growing", sue)
    assert event.about_id == Task.objects.get(customer=mira).pk


def test_many_leave_out_who_has_the_same_open_and_who_is_no_longer_there(
    task: Task, mira: Customer, otto: Customer, sue: Member, ana: Member
) -> None:
    asked = {"what": "Call", "due": TOMORROW, "by": sue, "source": "value.silent"}
    assert give_tasks([mira.pk, otto.pk, 999_999_999], **asked) == Given(given=1, left_out=2)
    assert names(mira) == [TASK_GIVEN.name]
    finish_task(task, by=ana)
    assert give_tasks([mira.pk], **asked) == Given(given=1, left_out=0)


def test_a_manager_who_has_left_is_given_nothing(mira: Customer, rita: Member, sue: Member) -> None:
    Member.objects.filter(pk=rita.pk).update(is_active=False)
    give_tasks([mira.pk], what="Call", due=TOMORROW, by=sue)
    assert Task.objects.get().owner == sue


def test_the_clock_gives_many_without_a_name(otto: Customer) -> None:
    give_tasks([otto.pk], what="Call", due=date(2026, 12, 1), by=None)
    assert (Task.objects.get().owner, otto.events.named(TASK_GIVEN).get().by) == (None, None)


@pytest.mark.parametrize("many", [1, 300])
def test_giving_to_hundreds_asks_as_often_as_giving_to_one(
    many: int, sue: Member, django_assert_num_queries: object
) -> None:
    customers = Customer.objects.bulk_create(
        Customer(name=f"Customer {number}", search_name=f" customer {number}") for number in range(many)
    )
    ids = [customer.pk for customer in customers]
    with django_assert_num_queries(QUERIES_TO_GIVE_MANY):  # type: ignore[operator]
        assert give_tasks(ids, what="Call", due=TOMORROW, by=sue, source="value.list").given == many
    assert Event.objects.named(TASK_GIVEN).count() == many
