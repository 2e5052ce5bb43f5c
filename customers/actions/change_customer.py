from collections.abc import Mapping
from typing import Any

from django.db import transaction

from customers.events import CUSTOMER_CHANGED
from customers.models import Customer, CustomField, Event, NameWord
from customers.rules.names import readable_name, search_text
from customers.rules.three_way import Merged, merge
from staff.models import Member

PLAIN_FIELDS = ("name", "kind", "language", "time_zone")
CUSTOM = "custom."


class ChangedMeanwhile(Exception):
    """Somebody saved the same fields while this was being edited: `merged` holds both sides, `theirs` the row as it
    is now, `last` the line of history that says who changed it last (None when nobody knows)."""

    def __init__(self, theirs: Customer, merged: Merged, last: Event | None) -> None:
        super().__init__(f"Customer {theirs.pk} was changed meanwhile.")
        self.theirs = theirs
        self.merged = merged
        self.last = last


@transaction.atomic
def change_customer(
    customer: Customer,
    *,
    by: Member | None = None,
    seen: int | None = None,
    custom: Mapping[str, Any] | None = None,
    cause: Event | None = None,
    **wanted: str,
) -> Event | None:
    """Change name, kind, language, time zone or custom fields; the line of history it wrote, None if nothing changed.

    `seen` is the version the editor started from: fields others changed since are kept beside one's own, and
    `ChangedMeanwhile` is raised where both changed the same field differently. Without `seen` the given fields win.
    Custom fields are given by key, None takes a value away. Raises also `Nameless`, `BadValues`.
    """
    held = Customer.objects.hold(customer)
    mine = _wanted_values(held, wanted, custom or {})
    now = _values_of(held)
    before = now if seen in (None, held.version) else _as_it_was(held, seen=seen or 0)
    merged = merge(dict.fromkeys(mine) | before if before else {}, mine, now)
    if merged.clashes:
        raise ChangedMeanwhile(held, merged, _changes_since(held, seen or 0).first())
    changes = {
        field: {"before": now.get(field), "after": value}
        for field, value in merged.result.items()
        if value != now.get(field)
    }
    if not changes:
        return None
    _apply(changes, held)
    customer.refresh_from_db(fields=[*PLAIN_FIELDS, "search_name", "custom", "version"])
    return held.record(
        CUSTOMER_CHANGED,
        by=by,
        summary=", ".join(field.removeprefix(CUSTOM) for field in changes),
        details={"version": held.version, "seen": seen, "changes": changes},
        cause=cause,
    )


def _values_of(customer: Customer) -> dict[str, Any]:
    """Everything that is guarded by the version, flat: `{"name": "Mira", "custom.shoe_size": 38}`."""
    plain = {field: getattr(customer, field) for field in PLAIN_FIELDS}
    return plain | {CUSTOM + key: value for key, value in customer.custom.items()}


def _wanted_values(held: Customer, wanted: Mapping[str, str], custom: Mapping[str, Any]) -> dict[str, Any]:
    unknown = wanted.keys() - set(PLAIN_FIELDS)
    if unknown:
        raise TypeError(f"change_customer changes no {', '.join(sorted(unknown))}.")
    if "kind" in wanted:
        Customer.Kind(wanted["kind"])
    mine: dict[str, Any] = dict(wanted)
    if "name" in mine:
        mine["name"] = readable_name(mine["name"])
    given = CustomField.objects.read(custom, kind=mine.get("kind", held.kind))
    return mine | {CUSTOM + key: value for key, value in given.items()}


def _as_it_was(held: Customer, *, seen: int) -> dict[str, Any]:
    """The values at an earlier version, by taking the later changes back; empty when the log does not tell them all."""
    later = list(_changes_since(held, seen))
    if [change.details["version"] for change in later] != list(range(held.version, seen, -1)):
        return {}
    before = _values_of(held)
    for change in later:
        before |= {field: both["before"] for field, both in change.details["changes"].items()}
    return before


def _changes_since(held: Customer, seen: int) -> Any:
    return held.events.named(CUSTOMER_CHANGED).filter(details__version__gt=seen).order_by("-happened_at", "-id")


def _apply(changes: Mapping[str, Mapping[str, Any]], held: Customer) -> None:
    for field, both in changes.items():
        if not field.startswith(CUSTOM):
            setattr(held, field, both["after"])
        elif both["after"] is None:
            held.custom.pop(field.removeprefix(CUSTOM), None)
        else:
            held.custom[field.removeprefix(CUSTOM)] = both["after"]
    if "name" in changes:
        held.search_name = search_text(held.name)
        NameWord.objects.learn(held.name)
    held.version += 1
    held.save(update_fields=[*PLAIN_FIELDS, "search_name", "custom", "version"])
