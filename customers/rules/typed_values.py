"""Values of the types an administrator may give to a custom field or a fact: text, choice, number, date, yes or no."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from customers.rules.texts import LONGEST_TEXT, clean, has_something_to_see

type Value = str | int | float | bool

EXACT_DIGITS = 15

_DECIMAL_COMMA = re.compile(r"[-+]?\d+,(\d{1,2}|\d{4,})")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES = frozenset({"yes", "true", "1", "on", "y"})
_NO = frozenset({"no", "false", "0", "off", "n"})


class Reason(StrEnum):
    """Why a value was not taken, in a sentence."""

    NOT_TEXT = "This has to be text."
    TOO_LONG = "Use at most 10,000 characters."
    NUL = "This contains a character that cannot be kept (NUL)."
    NOT_A_NUMBER = "Write a number, such as 12 or 12.5."
    NOT_A_DATE = "Write a date as year-month-day, such as 2026-03-28."
    NOT_A_CHOICE = "Choose one of the offered answers."
    NOT_YES_OR_NO = "Answer yes or no."
    MISSING = "This is needed."
    UNKNOWN_FIELD = "There is no such field."
    OTHER_KIND = "This field is not for this kind of customer."


class BadValue(ValueError):
    """A value that cannot be taken, and the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason


def read(raw: object, *, as_: str, choices: Sequence[str] = ()) -> Value | None:
    """A value as it is kept: text, number, ISO date, true or false; None when nothing was given. Raises `BadValue`."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match as_:
        case "number":
            return _number(raw)
        case "date":
            return _date(raw)
        case "yes_no":
            return _yes_no(raw)
        case "choice":
            return _choice(raw, choices)
        case _:
            return _text(raw) or None


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise BadValue(Reason.NOT_TEXT)
    if "\0" in raw:
        raise BadValue(Reason.NUL)
    text = clean(raw)
    if len(text) > LONGEST_TEXT:
        raise BadValue(Reason.TOO_LONG)
    return text if has_something_to_see(text) else ""


def _choice(raw: object, choices: Sequence[str]) -> str:
    text = _text(raw)
    if text not in choices:
        raise BadValue(Reason.NOT_A_CHOICE)
    return text


def _number(raw: object) -> int | float:
    """Read exactly; a decimal comma is taken where it can only be one (`1,5`, never `1,500`)."""
    if isinstance(raw, bool):
        raise BadValue(Reason.NOT_A_NUMBER)
    text = str(raw).strip()
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise BadValue(Reason.NOT_A_NUMBER) from None
    if "_" in text or not number.is_finite() or number.adjusted() >= EXACT_DIGITS or _digits(number) > EXACT_DIGITS:
        raise BadValue(Reason.NOT_A_NUMBER)
    return int(number) if number == number.to_integral_value() else float(number)


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _date(raw: object) -> str:
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    text = str(raw).strip()
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadValue(Reason.NOT_A_DATE) from None


def _yes_no(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadValue(Reason.NOT_YES_OR_NO)
