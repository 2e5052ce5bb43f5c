from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from conftest import Bring
from customers.actions.receive_file import receive_file
from customers.actions.resume_intake import resume_intake
from customers.actions.start_intake import NotReady, start_intake
from customers.actions.stop_intake import stop_intake
from customers.actions.tidy_intakes import tidy_intakes
from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Intake
from customers.models.intake import LOCK

FILE = b"name,email\n" + b"".join(b"Nadia %d,n%d@x.example\n" % (n, n) for n in range(30))


@pytest.fixture
def waiting(db: None, media: Path, monkeypatch: pytest.MonkeyPatch) -> Intake:
    """A file that is to be brought in ten rows at a time."""
    monkeypatch.setattr("customers.actions.load_batch.BATCH", 10)
    intake = receive_file([FILE], named="people.csv", of="customers")
    start_intake(intake, here=True)
    return intake


@pytest.fixture
def somebody_else() -> Iterator[psycopg.Cursor]:
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        yield other.cursor()


def test_time_runs_out_between_two_batches_and_the_next_turn_goes_on(waiting: Intake) -> None:
    assert work_on_intake(waiting.pk, seconds=0)
    waiting.refresh_from_db()
    assert (waiting.created, waiting.state, waiting.line) == (10, Intake.State.RUNNING, 12)
    assert not work_on_intake(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.created, waiting.state) == (30, Intake.State.DONE)


def test_a_stopped_import_keeps_what_is_in_and_may_go_on(waiting: Intake) -> None:
    work_on_intake(waiting.pk, seconds=0)
    stop_intake(waiting)
    work_on_intake(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, Customer.objects.count()) == (Intake.State.STOPPED, 10)
    resume_intake(waiting)
    work_on_intake(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.created, Customer.objects.count()) == (Intake.State.DONE, 30, 30)
    with pytest.raises(NotReady):
        resume_intake(waiting)


def test_one_at_a_time_works_on_an_import(waiting: Intake, somebody_else: psycopg.Cursor) -> None:
    somebody_else.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK, waiting.pk])
    assert not work_on_intake(waiting.pk)
    assert not Customer.objects.exists()
    assert not Intake.objects.left_alone().exists()
    somebody_else.connection.close()
    until = monotonic() + 10
    while monotonic() < until and not Intake.objects.left_alone().exists():
        sleep(0.01)  # the server notices a moment later that nobody is there any more
    assert list(Intake.objects.left_alone()) == [waiting]


def test_an_unexpected_fault_is_told_and_what_is_in_stays(waiting: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    work_on_intake(waiting.pk, seconds=0)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("customers.actions.load_batch.read_batch", fail)
    work_on_intake(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.created) == (Intake.State.FAILED, 10)
    assert "unexpected" in waiting.problem


def test_a_copy_that_is_gone_is_told_and_what_is_in_stays(waiting: Intake) -> None:
    work_on_intake(waiting.pk, seconds=0)
    waiting.path.unlink()
    work_on_intake(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.created, "gone" in waiting.problem) == (Intake.State.FAILED, 10, True)


def test_screens_are_told_once_when_all_is_in(waiting: Intake) -> None:
    topics: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "pg_notify" in sql:
            topics.extend(params[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        while work_on_intake(waiting.pk, seconds=0):
            pass
    assert topics.count("everything") == 1
    assert set(topics) == {"everything", waiting.topic}


def test_files_nobody_needs_any_more_are_thrown_away(bring: Bring, waiting: Intake, media: Path) -> None:
    work_on_intake(waiting.pk, seconds=0)
    stop_intake(waiting)
    work_on_intake(waiting.pk)
    forgotten = receive_file([FILE], named="forgotten.csv", of="customers")
    Intake.objects.filter(pk=forgotten.pk).update(created_at=timezone.now() - timedelta(days=2))
    fresh = receive_file([FILE], named="fresh.csv", of="customers")
    Intake.objects.filter(pk=waiting.pk).update(finished_at=timezone.now() - timedelta(days=8))
    tidy_intakes()
    assert not Intake.objects.filter(pk=forgotten.pk).exists()
    assert [path for path in media.rglob("*") if path.is_file()] == [fresh.path]
