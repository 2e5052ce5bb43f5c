from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.tasks import task
from django.tasks.exceptions import InvalidTask
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from crm.tasks import ATTEMPTS, LaterEachTime, carry_out, rescue, ring
from interactions.actions.break_overdue_promises import break_overdue_promises

pytestmark = pytest.mark.django_db

done: list[Any] = []


@task
def remember(what: object, times: int = 1) -> None:
    done.append((what, times))


@task
async def remember_slowly(what: object) -> None:
    done.append(what)


@pytest.fixture(autouse=True)
def forget() -> None:
    done.clear()


def carry_out_all() -> None:
    for job in ProcrastinateJob.objects.order_by("id"):
        carry_out(**job.args)


def test_a_verb_called_for_later_waits_as_a_row_and_is_then_called_with_what_it_was_given() -> None:
    result = remember.enqueue("Mira", times=2)
    job = ProcrastinateJob.objects.get(pk=result.id)
    assert (job.status, job.args["args"]) == ("todo", ["Mira"])
    assert done == []
    carry_out_all()
    assert done == [("Mira", 2)]


def test_an_asynchronous_verb_is_called_too() -> None:
    remember_slowly.enqueue("Otto")
    carry_out_all()
    assert done == ["Otto"]


def test_what_was_put_off_in_a_transaction_is_gone_with_it() -> None:
    with transaction.atomic():
        remember.enqueue("never")
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_a_verb_may_wait_for_its_time_and_go_first_among_those_that_are_due() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    remember.using(run_after=tomorrow, priority=7).enqueue("later")
    job = ProcrastinateJob.objects.get()
    assert (job.scheduled_at, job.priority) == (tomorrow, 7)


def test_only_plain_values_go_into_the_queue() -> None:
    with pytest.raises(TypeError):
        remember.enqueue(object())
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.parametrize("path", ["os.system", "crm.tasks.rescue", "customers.models.event.depth_after"])
def test_whoever_can_write_into_the_queue_can_call_nothing_but_verbs(path: str) -> None:
    with pytest.raises(InvalidTask):
        carry_out(verb=path, args=["true"], kwargs={})


def test_ringing_twice_before_it_began_is_ringing_once() -> None:
    ring(break_overdue_promises)
    ring(break_overdue_promises)
    job = ProcrastinateJob.objects.get()
    assert job.lock == job.queueing_lock
    carry_out_all()


def test_failures_are_tried_again_later_each_time_and_given_up_in_the_end() -> None:
    waits = []
    for attempts in range(ATTEMPTS):
        job = Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=attempts)
        decision = LaterEachTime().get_retry_decision(exception=RuntimeError(), job=job)
        waits.append(decision and decision.retry_at and round((decision.retry_at - timezone.now()).total_seconds()))
    assert waits == [10, 60, 360, 2160, None]


def test_what_is_rung_for_is_tried_again_soon_however_often_it_failed() -> None:
    job = Job(id=1, queue="default", lock="x", queueing_lock="x", task_name="x", attempts=100)
    decision = LaterEachTime().get_retry_decision(exception=RuntimeError(), job=job)
    assert decision is not None
    assert decision.retry_at is not None
    assert decision.retry_at - timezone.now() <= timedelta(seconds=10)


def held_by_a_dead_worker(attempts: int) -> int:
    """A job that a worker took and then died over."""
    number = int(remember.enqueue("Mira").id)
    connector = app.connector.get_sync_connector()
    connector.execute_query(
        "UPDATE procrastinate_jobs SET status = 'doing', attempts = %(attempts)s WHERE id = %(id)s",
        attempts=attempts,
        id=number,
    )
    return number


def test_the_job_of_a_dead_worker_is_given_to_another() -> None:
    number = held_by_a_dead_worker(attempts=0)
    assert rescue() == 1
    assert ProcrastinateJob.objects.get(pk=number).status == "todo"


def test_a_job_that_keeps_killing_its_worker_ends_as_failed() -> None:
    number = held_by_a_dead_worker(attempts=ATTEMPTS - 1)
    assert rescue() == 1
    assert ProcrastinateJob.objects.get(pk=number).status == "failed"
