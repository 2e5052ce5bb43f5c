import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from crm.clock import tick
from crm.recurring import RECURRING, Recurring
from crm.tasks import is_verb
from customers.events import CUSTOMER_CHANGED
from customers.models import Customer
from interactions.actions.break_overdue_promises import break_overdue_promises
from wiring.live import line_to_database, tell

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def ticking(*table: Recurring) -> Iterator[None]:
    """A clock of its own, in a thread; stopped at the end."""
    stop = Event()

    def run() -> None:
        tick(stop, table)
        connection.close()

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def eventually(question: Callable[[], bool], within: float = 10) -> bool:
    until = time.monotonic() + within
    while not question():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def rung() -> int:
    return ProcrastinateJob.objects.count()


def test_the_clock_rings_for_what_is_due_at_once_and_again_in_time() -> None:
    with ticking(Recurring(break_overdue_promises, seconds=0.2)):
        assert eventually(lambda: rung() == 1)
        ProcrastinateJob.objects.all()._raw_delete("default")
        assert eventually(lambda: rung() == 1)


def test_a_clock_on_a_restored_database_says_what_to_do(mira: Customer, caplog: pytest.LogCaptureFixture) -> None:
    mira.events.create(name=CUSTOMER_CHANGED.name, happened_at=timezone.now(), transaction_id=2**60)
    with ticking(Recurring(break_overdue_promises, seconds=3600)):
        assert eventually(lambda: "rebase_log" in caplog.text)


def test_news_wakes_those_who_read_the_log() -> None:
    with ticking(Recurring(break_overdue_promises, seconds=3600, woken=True)):
        assert eventually(lambda: rung() == 1)
        ProcrastinateJob.objects.all()._raw_delete("default")
        tell("customer-1")
        assert eventually(lambda: rung() == 1)


def test_of_two_clocks_one_acts_and_the_other_takes_over() -> None:
    with psycopg.connect(**line_to_database(), autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(7425538)")
        with ticking(Recurring(break_overdue_promises, seconds=0.1)):
            time.sleep(0.5)
            assert rung() == 0
            other.close()
            assert eventually(lambda: rung() == 1)


def test_a_clock_whose_line_is_cut_takes_a_new_one() -> None:
    with ticking(Recurring(break_overdue_promises, seconds=0.1)):
        assert eventually(lambda: rung() == 1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN picket%'")
        ProcrastinateJob.objects.all()._raw_delete("default")
        assert eventually(lambda: rung() == 1)


@pytest.mark.parametrize("row", RECURRING, ids=lambda row: row.verb.__name__)
def test_the_worker_will_accept_what_the_table_rings_for(row: Recurring) -> None:
    assert is_verb(f"{row.verb.__module__}.{row.verb.__qualname__}")
