import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from customers.actions.copy_addresses import copy_addresses
from customers.actions.copy_consents import copy_consents
from customers.actions.copy_identities import copy_identities
from customers.actions.copy_rows import copy_rows
from customers.actions.learn_words import learn_words
from customers.actions.record_many import Entry, record_many
from customers.events import CUSTOMER_CHANGED, MANAGER_GIVEN
from customers.models import Address, Customer, Intake, IntakeChange
from customers.rules.names import search_text
from customers.rules.subjects import CUSTOM, Subject
from staff.models import Member

type Change = tuple[type[Address | Customer], Subject, int | None, dict[str, Any] | None, dict[str, Any]]

NOT_VERSIONED = ("manager",)

CUSTOMERS = """
    UPDATE customers_customer AS old SET
        name = coalesce(new.name, old.name),
        search_name = coalesce(new.search_name, old.search_name),
        kind = coalesce(new.kind, old.kind),
        language = coalesce(new.language, old.language),
        time_zone = coalesce(new.time_zone, old.time_zone),
        manager_id = coalesce(new.manager, old.manager_id),
        custom = old.custom || coalesce(new.custom, '{}'),
        version = old.version + new.steps
    FROM jsonb_to_recordset(%s) AS new (
        id bigint, name text, search_name text, kind text, language text, time_zone text, manager bigint,
        custom jsonb, steps int
    )
    WHERE old.id = new.id
"""
ADDRESSES = """
    UPDATE customers_address AS old SET
        lines = coalesce(new.lines, old.lines), postcode = coalesce(new.postcode, old.postcode),
        city = coalesce(new.city, old.city), region = coalesce(new.region, old.region),
        country = coalesce(new.country, old.country)
    FROM jsonb_to_recordset(%s) AS new (id bigint, lines text, postcode text, city text, region text, country text)
    WHERE old.id = new.id
"""


def improve_customers(subjects: Sequence[Subject], *, intake: Intake) -> None:
    """Write what a file knows better about customers who were there before, so that it can be put back.

    Each gets one line of history, and one more for each other thing that has its own: a manager, a consent.
    """
    if not subjects:
        return
    changed = [subject for subject in subjects if subject.changes]
    with connection.cursor() as cursor:
        cursor.execute(CUSTOMERS, [json.dumps([row_of(subject) for subject in changed])])
        cursor.execute(ADDRESSES, [json.dumps([{"id": s.place_id} | s.place_changes for s in moved(subjects)])])
    moved_in = [subject for subject in subjects if subject.place and subject.place_id is None]
    before = [(Address, s, s.place_id, s.place_before, s.place_changes) for s in moved(subjects)]
    before += [(Customer, s, s.id, {name: s.before.get(name) for name in s.changes}, s.changes) for s in changed]  # type: ignore[misc]
    copy_addresses(moved_in)
    remember([*before, *((Address, s, s.place_id, None, s.place) for s in moved_in)], intake)
    copy_identities(subjects, intake=intake)
    learn_words(subject.values["name"] for subject in changed if "name" in subject.changes)
    record_many(history(subjects, intake, timezone.now()), intake)
    copy_consents(subjects, intake=intake)


def row_of(subject: Subject) -> dict[str, Any]:
    changes = subject.changes
    row = {name: value for name, value in changes.items() if not name.startswith(CUSTOM)}
    custom = {name.removeprefix(CUSTOM): value for name, value in changes.items() if name.startswith(CUSTOM)}
    if "name" in changes:
        row["search_name"] = search_text(changes["name"])
    return row | {"id": subject.id, "custom": custom, "steps": int(bool(versioned(subject)))}


def moved(subjects: Iterable[Subject]) -> list[Subject]:
    """Those whose known address became another."""
    return [subject for subject in subjects if subject.place_id is not None and subject.place_changes]


def remember(changes: Iterable[Change], intake: Intake) -> None:
    """Keep what was there before, so that it can be put back; what this very file made needs no putting back."""
    copy_rows(
        (
            (intake.pk, model._meta.label_lower, key, None if before is None else json.dumps(before), json.dumps(after))
            for model, subject, key, before, after in changes
            if not subject.is_ours
        ),
        into=IntakeChange,
        columns="intake_id, model, object_id, before, after",
    )


def versioned(subject: Subject) -> dict[str, Any]:
    """The changes that count in the customer's version, as `change_customer` writes them."""
    return {
        name: {"before": subject.before.get(name), "after": value}
        for name, value in subject.changes.items()
        if name not in NOT_VERSIONED
    }


def history(subjects: Iterable[Subject], intake: Intake, now: datetime) -> Iterable[Entry]:
    names = dict(Member.objects.values_list("pk", "name"))
    for subject in subjects:
        changes = versioned(subject)
        learned = [known.raw for known, _first in subject.new_identities]
        told = [name.removeprefix(CUSTOM) for name in changes] + learned + ["address"] * bool(subject.place_changes)
        details: dict[str, Any] = {"file": intake.file_name, "line": subject.line, "identities": learned}
        if changes:
            details |= {"changes": changes, "version": subject.before["version"] + 1, "seen": None}
        if told:
            yield Entry(subject.id, CUSTOMER_CHANGED, now, by=intake.by_id, summary=", ".join(told), details=details)
        if "manager" in subject.changes:
            manager = subject.changes["manager"]
            yield Entry(
                subject.id,
                MANAGER_GIVEN,
                now,
                by=intake.by_id,
                summary=names.get(manager, ""),
                details={"before": subject.before["manager"], "after": manager},
            )
