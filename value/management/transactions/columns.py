"""Which columns were meant: by heading, or by number where a file has none; an amount may be a product of columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from customers.rules.words import Unreadable


@dataclass(frozen=True, slots=True)
class Columns:
    """Places from 0; the amount is the product of its places."""

    customer: int
    date: int
    amount: tuple[int, ...]
    headings: bool

    @classmethod
    def named(cls, first: Sequence[str], *, customer: str, date: str, amount: str) -> Self:
        """Found in the first row. Raises `Unreadable` naming the column that is not there, and those that are."""
        whole = place_of(amount, first) is not None
        factors = [amount] if whole else [factor.strip() for factor in amount.split("*")]
        asked = [customer, date, *factors]
        places = [must_be_there(name, first) for name in asked]
        by_heading = any(not name.isdecimal() for name in asked)
        return cls(places[0], places[1], tuple(places[2:]), by_heading)

    @property
    def last(self) -> int:
        return max(self.customer, self.date, *self.amount)


def place_of(name: str, first: Sequence[str]) -> int | None:
    """A number is a place, whatever the first row holds: in a file without headings it may hold the same number."""
    if name.isdecimal():
        return int(name) - 1 if 1 <= int(name) <= len(first) else None
    headings = [heading.strip().casefold() for heading in first]
    return headings.index(name.strip().casefold()) if name.strip().casefold() in headings else None


def must_be_there(name: str, first: Sequence[str]) -> int:
    place = place_of(name, first)
    if place is None:
        there = ", ".join(heading.strip() for heading in first)
        raise Unreadable("There is no column “%(name)s”. The first line has: %(there)s.", name=name, there=there[:300])
    return place
