"""Dates and times, in the orders and with the marks people use."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from customers.rules.cells.manner import Manner
from customers.rules.names import fold
from customers.rules.words import Unreadable, gettext_noop

NOT_A_DATE = gettext_noop("“%(cell)s” is not a date")
NOT_A_TIME = gettext_noop("“%(cell)s” is not a time of day")
OUT_OF_TIME = gettext_noop("%(cell)s is not between 1900 and 2200")

YEARS = range(1900, 2200)

_NUMERIC = re.compile(r"(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})\.?(?:[,T\s]+(.+))?", re.ASCII)
_NAMED = re.compile(
    r"(?:[^\W\d]+[.,]?\s+)?"
    r"(?:(\d{1,2})[.\s\-]+(?:de\s+)?([^\W\d]{3,})|([^\W\d]{3,})\.?\s+(\d{1,2}))"
    r"[.,\s\-]+(?:de\s+)?(\d{4})(?:[,T\s]+(.+))?"
)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.m](\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?(?:\s*uhr)?", re.ASCII | re.IGNORECASE
)
_SHORT = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](?:\d{2}|\d{4})(?:[\sT,].*)?")

_MONTHS = {
    beginning: number
    for number, beginnings in enumerate(
        (
            "jan ene gen",
            "feb fev febr",
            "mar mrz maer mae",
            "apr avr abr",
            "may mai mag",
            "jun juin giu",
            "jul juil lug",
            "aug aou ago",
            "sep set",
            "oct okt ott",
            "nov",
            "dec dez dic",
        ),
        start=1,
    )
    for beginning in beginnings.split()
}


def date_order(cells: Iterable[str], usual: bool) -> bool:
    """Whether these cells write the day before the month; `usual` where they could be either."""
    for cell in cells:
        if found := _SHORT.fullmatch(cell):
            first, second = int(found[1]), int(found[2])
            if first > 12 or second > 12:
                return first > 12
    return usual


@lru_cache(maxsize=4096)
def read_moment(cell: str, manner: Manner) -> datetime:
    """A moment; without a zone it is local time, without a time it is midnight."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        moment = _in_words(cell, manner)
    if moment.year not in YEARS:
        raise Unreadable(OUT_OF_TIME, cell=cell[:40])
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=manner.zone)
    return moment


def read_day(cell: str, manner: Manner) -> date:
    return read_moment(cell, manner).astimezone(manner.zone).date()


@lru_cache(maxsize=4096)
def read_time(cell: str, manner: Manner) -> time:
    found = _TIME.fullmatch(cell)
    if not found:
        raise Unreadable(NOT_A_TIME, cell=cell[:40])
    hour = int(found[1])
    if half := found[4]:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        raise Unreadable(NOT_A_TIME, cell=cell[:40]) from None


def _in_words(cell: str, manner: Manner) -> datetime:
    if cell.isdecimal() and len(cell) == 6:  # 990101, as old systems write it
        cell = f"{cell[:2]}-{cell[2:4]}-{cell[4:]}"
        year, month, day, at = *cell.split("-"), None
        return _moment(_century(year), month, day, at, cell, manner)
    if found := _NUMERIC.fullmatch(cell):
        one, two, three, at = found.groups()
        if len(one) == 4:
            return _moment(int(one), two, three, at, cell, manner)
        day, month = (one, two) if manner.day_first else (two, one)
        return _moment(_century(three), month, day, at, cell, manner)
    if found := _NAMED.fullmatch(cell):
        month = _MONTHS.get(fold(found[2] or found[3])[:4]) or _MONTHS.get(fold(found[2] or found[3])[:3])  # type: ignore[assignment]
        if month:
            return _moment(int(found[5]), month, found[1] or found[4], found[6], cell, manner)
    raise Unreadable(NOT_A_DATE, cell=cell[:40])


def _moment(year: int, month: str | int, day: str, at: str | None, cell: str, manner: Manner) -> datetime:
    try:
        return datetime.combine(date(year, int(month), int(day)), read_time(at, manner) if at else time())
    except ValueError:
        raise Unreadable(NOT_A_DATE, cell=cell[:40]) from None


def _century(year: str) -> int:
    """Two digits mean the hundred years that end in 2049."""
    return int(year) + (0 if len(year) > 2 else 2000 if int(year) < 50 else 1900)
