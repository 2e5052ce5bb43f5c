import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.actions.copy_rows import copy_rows
from customers.actions.recognise_customers import recognise_customers
from customers.actions.record_many import Entry, record_many
from customers.models import Intake
from interactions.events import CONTACT
from interactions.models import Body
from interactions.rules.texts import beginning
from wiring.intake import Outcome, Row

IMPORT = "import"
SUMMARY = 300
CLOCKS_DIFFER = timedelta(minutes=5)

KNOWN = """
    SELECT source, key, event.customer_id, event.happened_at
    FROM unnest(%s::text[], %s::text[]) AS wanted (source, key)
    JOIN customers_eventkey USING (source, key)
    JOIN customers_event AS event ON event.id = event_id
"""


class Name(NamedTuple):
    """What another system calls a contact."""

    source: str
    key: str


def load_contacts(rows: Sequence[Row], *, intake: Intake) -> None:
    """Bring contacts into the log, one row each; one that was told before, under the same name, is not told again.

    A file that does not name its contacts has them told apart by everything it says about them. A name that means
    another contact already is an error: the log is not rewritten.
    """
    rows = [row for row in rows if has_happened(row)]
    rows = recognise_customers(rows, intake=intake, make=bool(intake.option("make_customers")))
    names = [name_of(row.values, intake) for row in rows]
    heard = known(names)
    fresh: list[tuple[Row, Name]] = []
    for row, name in zip(rows, names, strict=True):
        told = row.values["customer"], moment_of(row.values)
        if name not in heard:
            row.outcome = Outcome.CREATED
            fresh.append((row, name))
        elif heard[name] == told:
            row.outcome = Outcome.SKIPPED
        else:
            row.fail(_("Another contact has the id %(key)s already.") % {"key": name.key}, "key")
        heard.setdefault(name, told)
    recorded = record_many((entry(row.values, name, intake) for row, name in fresh), intake)
    copy_rows(
        (
            (event, row.values["customer"], text)
            for event, (row, _name) in zip(recorded.ids, fresh, strict=True)
            if (text := text_of(row.values))
        ),
        into=Body,
        columns="event_id, customer_id, text",
    )


def has_happened(row: Row) -> bool:
    if moment_of(row.values) > timezone.now() + CLOCKS_DIFFER:
        row.fail(_("This lies in the future."), "happened_at")
    return row.outcome != Outcome.FAILED


def moment_of(values: Mapping[str, Any]) -> datetime:
    """The day, and the time where it stands in a column of its own."""
    happened_at: datetime = values["happened_at"]
    at = values.get("happened_time")
    return datetime.combine(happened_at.date(), at, happened_at.tzinfo) if at else happened_at


def name_of(values: Mapping[str, Any], intake: Intake) -> Name:
    if key := values.get("key"):
        return Name(values.get("system") or intake.option("system"), key)
    told = (values["customer"], moment_of(values).isoformat(), *(values.get(part) for part in ("channel", "direction")))
    told += tuple(values.get(part) for part in ("summary", "text", "outcome", "minutes", "agent"))
    return Name(IMPORT, hashlib.sha256(repr(told).encode()).hexdigest())


def text_of(values: Mapping[str, Any]) -> str:
    """What is kept beside the log's one line: the text, or a summary too long for it."""
    summary = values.get("summary", "")
    return str(values.get("text") or (summary if len(summary) > SUMMARY else ""))


def known(names: Sequence[Name]) -> dict[Name, tuple[int, datetime]]:
    """Those of the names we have heard: with whom the contact was, and when."""
    sources, keys = [list(column) for column in zip(*set(names), strict=True)] or [[], []]
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [sources, keys])
        return {Name(source, key): (customer, at) for source, key, customer, at in cursor.fetchall()}


def entry(values: Mapping[str, Any], name: Name, intake: Intake) -> Entry:
    said = {part: values[part] for part in ("outcome", "minutes") if part in values}
    return Entry(
        values["customer"],
        CONTACT,
        moment_of(values),
        by=values.get("agent") or intake.by_id,
        channel=values.get("channel") or intake.option("channel"),
        direction=values.get("direction") or intake.option("direction"),
        summary=beginning(values.get("summary") or values.get("text") or values.get("outcome", ""), SUMMARY),
        details=said,
        source=name.source,
        key=name.key,
    )
