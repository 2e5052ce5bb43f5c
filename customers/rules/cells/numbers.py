"""Numbers: 1,234.50 and 1.234,50 are the same amount, written in two manners."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from customers.rules.cells.manner import Manner
from customers.rules.words import Unreadable, gettext_noop

NOT_A_NUMBER = gettext_noop("“%(cell)s” is not a number")
NOT_WHOLE = gettext_noop("“%(cell)s” is not a whole number")
TOO_LARGE = gettext_noop("%(cell)s is too large")

LARGEST = Decimal(1_000_000_000)
CENT = Decimal("0.01")

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_DRESSED = re.compile(r"[\s\u00a0\u202f'’]|EUR|USD|GBP|CHF|[€$£]")
_GROUPED = {
    ",": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    ".": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
}
_AMOUNT = (
    r"[^\d.,]{{0,5}}(?:\d+|\d{{1,3}}(?:[{other}\s'’\u00a0\u202f]\d{{3}})+)[{mark}](?:\d{{1,2}}|\d{{4,}})[^\d.,]{{0,5}}"
)
_SHOWS = {mark: re.compile(_AMOUNT.format(mark=mark, other=other)) for mark, other in ((",", "."), (".", ","))}


def decimal_mark(cells: Sequence[str], usual: str) -> str:
    """Comma or point: what these cells show; `usual` where they could be either."""
    shown = {mark: sum(bool(shows.fullmatch(cell)) for cell in cells) for mark, shows in _SHOWS.items()}
    if shown[","] == shown["."]:
        return usual
    return max(shown, key=lambda mark: shown[mark])


def read_number(cell: str, manner: Manner) -> Decimal:
    """A number in this manner; currency signs and thin spaces around it do not matter. At most a thousand million."""
    plain = cell if _PLAIN.fullmatch(cell) and manner.decimal == "." else _plain(cell, manner.decimal)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise Unreadable(NOT_A_NUMBER, cell=cell[:40]) from None
    if not number.is_finite():
        raise Unreadable(NOT_A_NUMBER, cell=cell[:40])
    if abs(number) >= LARGEST:
        raise Unreadable(TOO_LARGE, cell=cell[:40])
    return number


@lru_cache(maxsize=4096)
def read_money(cell: str, manner: Manner) -> Decimal:
    return read_number(cell, manner).quantize(CENT, ROUND_HALF_UP)


def read_whole_number(cell: str, manner: Manner) -> int:
    number = read_number(cell, manner)
    if number != number.to_integral_value():
        raise Unreadable(NOT_WHOLE, cell=cell[:40])
    return int(number)


def _plain(cell: str, decimal: str) -> str:
    bare = _DRESSED.sub("", cell).replace("−", "-")
    if bare.startswith("(") and bare.endswith(")"):  # as bookkeepers write what is owed
        bare = "-" + bare[1:-1]
    if bare.endswith("-"):
        bare = "-" + bare[:-1]
    if not bare.isascii() or "_" in bare:
        return ""
    other = "." if decimal == "," else ","
    if other in bare:
        if not _GROUPED[decimal].fullmatch(bare):
            # 12.50 among decimal commas: only one reading is left, unless the other mark could be grouping.
            return bare.replace(",", ".") if bare.count(other) == 1 and decimal not in bare else ""
        bare = bare.replace(other, "")
    return bare.replace(decimal, ".")
