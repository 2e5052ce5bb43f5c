"""The clock: rings for what is due (`crm/recurring.py`), and wakes whoever reads the log when the log grows.

Several may run; one acts. The others wait for its turn to end, which the database notices however it ends.
"""

import logging
import time
from collections.abc import Sequence
from threading import Event

import psycopg
from django.db import DatabaseError, connection

from crm.recurring import RECURRING, Recurring
from crm.tasks import DEAD_AFTER, rescue, ring
from customers.actions.deliver_reactions import LogFromElsewhere
from customers.models import Event as Line
from wiring.live import CHANNEL, line_to_database

logger = logging.getLogger(__name__)

TURN = 7_425_538
"""The advisory lock that the acting clock holds; any number that nothing else in this database uses."""

PULSE = 0.1
"""Seconds between two looks at what was told: a flood of news is one ring."""


def tick(stop: Event, table: Sequence[Recurring] = RECURRING) -> None:
    """Act as the clock until `stop` is set."""
    while not stop.is_set():
        try:
            with psycopg.connect(**line_to_database(), autocommit=True) as line:
                _keep_time(line, stop, table)
        except (psycopg.Error, DatabaseError) as error:
            logger.warning("The database is away: %s", error)
            connection.close()
            stop.wait(1)


def _keep_time(line: psycopg.Connection, stop: Event, table: Sequence[Recurring]) -> None:
    while not _is_our_turn(line):
        if stop.wait(1):
            return
    line.execute(f"LISTEN {CHANNEL}")
    _look_at_the_log()
    due = dict.fromkeys(table, 0.0)
    rescue_due = 0.0
    while not stop.is_set():
        now = time.monotonic()
        if rescue_due <= now:
            rescue()
            rescue_due = now + DEAD_AFTER / 3
        for row in (row for row in table if due[row] <= now):
            ring(row.verb)
            due[row] = now + row.seconds
        if any(line.notifies(timeout=min(1, *(at - now for at in due.values())), stop_after=1)):
            for row in (row for row in table if row.woken):
                ring(row.verb)
            stop.wait(PULSE)


def _look_at_the_log() -> None:
    """Say at once what would otherwise show only in reactions that stand still."""
    if Line.objects.is_from_elsewhere():
        logger.critical("%s", LogFromElsewhere())


def _is_our_turn(line: psycopg.Connection) -> bool:
    (ours,) = line.execute("SELECT pg_try_advisory_lock(%s)", [TURN]).fetchone() or (False,)
    return bool(ours)
