"""The proof that the log loses nothing: many writers, slow commits, killed readers, each event seen exactly once."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection

from customers.actions.deliver_reactions import deliver_reactions
from customers.models import Customer, Event, SetAside
from customers.tests.storm import READERS, SHAKY, STEADY
from wiring.reactions import Reaction, Since


@pytest.fixture
def notebook(django_db_serialized_rollback: None, transactional_db: None) -> Iterator[None]:
    """Where the storm's reactions write down what they saw; without any constraint that would help them."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE storm (reaction text, event_id bigint)")
        yield
        cursor.execute("DROP TABLE storm")


@pytest.mark.usefixtures("notebook")
def test_no_event_of_100_000_is_skipped_or_seen_twice_while_readers_are_killed() -> None:
    killed = raise_storm(100_000)
    written = count("SELECT count(*) FROM customers_event")
    assert written >= 100_000
    for reaction in (STEADY, SHAKY):
        assert count("SELECT count(*) FROM storm WHERE reaction = %s", reaction) == written
        assert count("SELECT count(DISTINCT event_id) FROM storm WHERE reaction = %s", reaction) == written
        assert skipped(reaction) == 0
    assert not SetAside.objects.exists()
    assert killed > READERS


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_slow_transaction_is_not_overtaken(mira: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The storm in a glass of water: the later event is there first, and waits until the earlier one is certain."""
    seen: list[str] = []
    echo = Reaction("echo", frozenset(), lambda events: seen.extend(event.summary for event in events), Since.NOW, 200)
    monkeypatch.setattr("customers.actions.deliver_reactions.reactions", {"echo": echo})
    deliver_reactions()
    with somebody_else() as slow, somebody_else() as fast:
        for writer, summary in ((slow, "first"), (fast, "second")):
            writer.execute(INSERT, {"customer": mira.pk, "summary": summary})
        fast.commit()
        deliver_reactions()
        assert Event.objects.filter(summary="second").exists()
        assert seen == []
        slow.commit()
    until(lambda: deliver_reactions() and seen == ["first", "second"])
    assert deliver_reactions() == 0


INSERT = """
    INSERT INTO customers_event (customer_id, name, summary, happened_at, direction, details, about_kind)
    VALUES (%(customer)s, 'fact.asserted', %(summary)s, now(), '', '{}', '')
"""


def somebody_else() -> psycopg.Connection:
    """Another connection to the test's database."""
    settings = connection.get_connection_params()
    return psycopg.connect(
        **{key: settings[key] for key in settings if key in ("dbname", "user", "password", "host", "port")}
    )


def until(happened: Callable[[], bool]) -> None:
    """Other databases on the server may hold the log's end open for a while."""
    ends = time.monotonic() + 400
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.02)


def raise_storm(events: int) -> int:
    """Let it blow over the test's database; answers how many readers were killed."""
    Customer.objects.bulk_create(Customer(name=f"No. {number}", search_name=f" {number}") for number in range(20))
    program = [sys.executable, "-m", "customers.tests.storm", str(connection.settings_dict["NAME"]), str(events)]
    storm = subprocess.run(program, check=True, capture_output=True, text=True, timeout=600)
    assert Event.objects.exists()
    return int(storm.stdout.split()[0])


def skipped(reaction: str) -> int:
    return count(
        "SELECT count(*) FROM customers_event WHERE id NOT IN (SELECT event_id FROM storm WHERE reaction = %s)",
        reaction,
    )


def count(statement: str, *params: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return int(cursor.fetchone()[0])
