import json
from array import array
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from itertools import batched
from typing import Any, NamedTuple

from django.db import connection, transaction

from customers.actions.reserve_ids import reserve_ids
from customers.models import Channel, Event, Intake
from customers.models.event import SUMMARY_LENGTH, depth_after
from wiring.events import EventKind, declared
from wiring.live import FLOOD, tell_all

CHUNK = 5_000
DIRECTIONS = frozenset(Event.Direction.values)
COLUMNS = (
    "id, customer_id, name, channel_id, direction, happened_at, by_id, thread_id, summary, details, cost, "
    "about_kind, about_id, cause_id, depth, intake_id"
)

type Line = tuple[Any, ...]
type Costs = dict[str | None, Decimal | None]


class Entry(NamedTuple):
    """One line to be written: what `customer.record` takes, with numbers instead of objects.

    `source` and `key` are another system's name for it: an entry whose name we have heard before is not written again.
    """

    customer: int
    kind: EventKind
    at: datetime
    by: int | None = None
    channel: str | None = None
    direction: str = ""
    thread: int | None = None
    summary: str = ""
    details: dict[str, Any] | None = None
    cost: Decimal | None = None
    about_kind: str = ""
    about_id: int | None = None
    cause: Event | None = None
    source: str = ""
    key: str = ""


class Recorded(NamedTuple):
    """What became of the entries: how many are new, how many we knew, and the event of each in their order."""

    written: int
    known: int
    ids: "array[int]"


@transaction.atomic
def record_many(rows: Iterable[Entry], intake: Intake | None = None) -> Recorded:
    """Write many lines of history at once, in the order given, by COPY; all of them or none.

    Takes any number of rows in bounded memory. Screens hear of it, but for what a file brings: of that they hear once,
    when the whole of it is in. Raises `ValueError`, `TypeError` or a database error when one of them
    cannot be a line of the log, and `ChainTooLong`.
    """
    costs: Costs = {None: None, **dict(Channel.objects.values_list("code", "cost_per_contact"))}
    ids, written, customers = array("q"), 0, set[int]()
    for chunk in batched(rows, CHUNK):
        reserved = reserve_ids(len(chunk), of=Event)
        lines = [line(entry, number, costs, intake) for entry, number in zip(chunk, reserved, strict=True)]
        known = claim_keys(chunk, reserved, intake)
        fresh = [line for line in lines if line[0] not in known]
        copy(fresh)
        ids.extend(known.get(number, number) for number in reserved)
        written += len(fresh)
        if intake is None and len(customers) <= FLOOD:
            customers.update(line[1] for line in fresh)
    if intake is None:
        tell_all(f"customer-{customer}" for customer in customers)
    return Recorded(written, len(ids) - written, ids)


def line(entry: Entry, number: int, costs: Costs, intake: Intake | None) -> Line:
    """The entry as a row of the table; refuses what the database would silently misread."""
    if entry.at.tzinfo is None:
        raise ValueError(f"{entry.at} lacks a time zone.")
    if entry.kind.name not in declared.kinds:
        raise ValueError(f"No room declares the event {entry.kind.name}.")
    if entry.channel not in costs:
        raise ValueError(f"There is no channel {entry.channel}.")
    if entry.direction not in DIRECTIONS:
        raise ValueError(f"A contact goes in or out, not {entry.direction}.")
    return (
        number,
        entry.customer,
        entry.kind.name,
        entry.channel,
        entry.direction,
        entry.at,
        entry.by,
        entry.thread,
        entry.summary[:SUMMARY_LENGTH],
        json.dumps(entry.details, allow_nan=False) if entry.details else "{}",
        costs[entry.channel] if entry.cost is None else entry.cost,
        entry.about_kind,
        entry.about_id,
        entry.cause.pk if entry.cause else None,
        depth_after(entry.cause),
        intake.pk if intake else None,
    )


def claim_keys(chunk: Iterable[Entry], reserved: list[int], intake: Intake | None) -> dict[int, int]:
    """Remember the names other systems gave. Answers, for each number whose name was known, the event that bears it.

    Claiming in one order keeps two senders of the same names from waiting for each other.
    """
    named = [(e.source, e.key, number) for e, number in zip(chunk, reserved, strict=True) if e.key]
    if not named:
        return {}
    names = [list(column) for column in zip(*sorted(named), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [intake.pk if intake else None, *names])
        cursor.execute(WHO_HAS, names)
        return dict(cursor.fetchall())


CLAIM = """
    INSERT INTO customers_eventkey (source, key, event_id, intake_id)
    SELECT source, key, number, %s FROM unnest(%s::text[], %s::text[], %s::bigint[]) AS named (source, key, number)
    ON CONFLICT (source, key) DO NOTHING
"""
WHO_HAS = """
    SELECT number, event_id
    FROM unnest(%s::text[], %s::text[], %s::bigint[]) AS named (source, key, number)
    JOIN customers_eventkey USING (source, key)
    WHERE event_id <> number
"""


def copy(lines: list[Line]) -> None:
    """Write the rows, and have the database check at once that what they point at exists."""
    statement = f"COPY customers_event ({COLUMNS}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as stream:
        for line in lines:
            stream.write_row(line)
    connection.check_constraints()
