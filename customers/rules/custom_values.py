"""The values of a customer's custom fields, read against the catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from customers.rules.typed_values import BadValue, Reason, Value, read


class Definition(Protocol):
    """One field of the catalogue."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def choices(self) -> Sequence[str]: ...
    @property
    def for_kind(self) -> str: ...
    @property
    def required(self) -> bool: ...


class BadValues(ValueError):
    """Values that cannot be taken: `reasons` says why, by field."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        super().__init__("; ".join(f"{key}: {reason}" for key, reason in reasons.items()))
        self.reasons = dict(reasons)


def for_kind[D: Definition](catalogue: Iterable[D], kind: str) -> list[D]:
    """The fields a customer of this kind has."""
    return [field for field in catalogue if field.for_kind in ("", kind)]


def read_values(
    given: Mapping[str, Any], *, catalogue: Iterable[Definition], kind: str, complete: bool = False
) -> dict[str, Value | None]:
    """The given values as they are kept; None takes a value away. Raises `BadValues` with every reason at once.

    `complete` asks for all required fields, also those not given.
    """
    fields = {field.key: field for field in catalogue}
    values: dict[str, Value | None] = {}
    reasons: dict[str, Reason] = {}
    for key, raw in given.items():
        try:
            values[key] = _read_one(raw, fields.get(key), kind)
        except BadValue as bad:
            reasons[key] = bad.reason
    if complete:
        needed = (field.key for field in for_kind(fields.values(), kind) if field.required)
        reasons |= {key: Reason.MISSING for key in needed if values.get(key) is None and key not in reasons}
    if reasons:
        raise BadValues(reasons)
    return values


def _read_one(raw: object, field: Definition | None, kind: str) -> Value | None:
    if field is None:
        raise BadValue(Reason.UNKNOWN_FIELD)
    value = read(raw, as_=field.value, choices=field.choices)
    if value is not None and field.for_kind not in ("", kind):
        raise BadValue(Reason.OTHER_KIND)
    return value
