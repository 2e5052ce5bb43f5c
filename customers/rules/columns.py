"""Which column of a file holds what: guessed from its heading, and from its cells where the heading says nothing."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from customers.rules.cells import Manner
from customers.rules.names import fold
from customers.rules.spreadsheets import unguard
from customers.rules.words import Unreadable

SOME, FEW = 50, 5

_APART = re.compile(r"(?<=[a-z])(?=[A-Z])|[\W_]+")


class Readable(Protocol):
    """What the guess needs to know of a field."""

    @property
    def key(self) -> str: ...

    @property
    def headings(self) -> tuple[str, ...]: ...

    @property
    def looks(self) -> Callable[[str], bool] | None: ...

    @property
    def required(self) -> bool: ...

    @property
    def parse(self) -> Callable[[str, Any], Any]: ...


def guess_columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]], fields: Iterable[Readable], manner: Manner
) -> dict[str, int]:
    """Field -> place of its column. Each column is used once; the surest pairs are taken first.

    A heading does not convince where next to none of the cells below it can be read as the field.
    """
    plain = [heading_words(heading) for heading in headings]
    columns = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(len(headings))]
    sure = [
        (score, -order, -place, field, place)
        for order, field in enumerate(fields)
        for place in range(len(headings))
        if (score := _score(field, plain[place], columns[place])) > 0
    ]
    chosen: dict[str, int] = {}
    for *_, field, place in sorted(sure, key=lambda pair: pair[:3], reverse=True):
        if field.key in chosen or place in chosen.values():
            continue
        if field.required or _can_be_read(field, columns[place], manner):
            chosen[field.key] = place
    return chosen


def _can_be_read(field: Readable, cells: Sequence[str], manner: Manner) -> bool:
    """Whether at least one in ten of the first cells is what the field asks for; a few cells prove nothing."""
    some = cells[:SOME]
    return len(some) < FEW or 10 * sum(_is_readable(field, cell, manner) for cell in some) >= len(some)


def _is_readable(field: Readable, cell: str, manner: Manner) -> bool:
    try:
        field.parse(unguard(cell), manner)
    except Unreadable:
        return False
    return True


def are_headings(headings: Sequence[str], fields: Iterable[Readable]) -> bool:
    """Whether a first line names its columns: at least one of them in letters, and none by an address or a number
    of somebody."""
    looks = [field.looks for field in fields if field.looks]
    named = any(letter.isalpha() for heading in headings for letter in heading)
    return named and not any(look(heading) for look in looks for heading in headings if heading)


def heading_words(heading: str) -> str:
    """`CustomerID`, `customer_id` and `Customer-Id` are all `customer id`."""
    return fold(" ".join(word for word in _APART.split(heading) if word))


def fingerprint(headings: Sequence[str]) -> str:
    """By which a file with the same headings is known again."""
    return hashlib.sha256(json.dumps([heading_words(heading) for heading in headings]).encode()).hexdigest()


def _score(field: Readable, heading: str, cells: Sequence[str]) -> float:
    """The heading's word first; a heading that merely contains it less; the look of the cells least."""
    if heading in field.headings:
        return 3 - field.headings.index(heading) / 100
    padded = f" {heading} "
    part = max((len(known) for known in field.headings if f" {known} " in padded), default=0)
    if part:
        return 1 + part / max(len(heading), 1)
    if field.looks and cells and sum(map(field.looks, cells)) > 0.8 * len(cells):
        return 0.5
    return 0
