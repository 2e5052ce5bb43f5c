"""Purchases of many customers, shortened to what the models of repeat buying need to know of each."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

type Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tally:
    """A column told by its different figures: `figures[places]` is the column, `weight` how much stands at each.

    Logarithms and gamma functions of a column cost a call for each figure that differs, not for each row.
    """

    figures: Numbers
    weight: Numbers
    places: NDArray[np.intp]

    @classmethod
    def of(cls, column: Numbers, weight: Numbers) -> Self:
        figures = np.unique(column)
        places = np.searchsorted(figures, column)
        return cls(figures, np.bincount(places, weights=weight, minlength=len(figures)), places)


@dataclass(frozen=True)
class Histories:
    """One row a customer, or one for all who bought alike: `weight` says how many it stands for.

    `repeats` counts the days of purchase after the first; `last` is the time from the first purchase to the last, `age`
    the time from the first purchase to the end of what was observed. Both in the same unit, which is that of all times
    a model answers. 0 <= last <= age; without a repeat last is 0.
    """

    repeats: Numbers
    last: Numbers
    age: Numbers
    weight: Numbers

    @classmethod
    def of(cls, repeats: ArrayLike, last: ArrayLike, age: ArrayLike, weight: ArrayLike | None = None) -> Self:
        """From anything that looks like columns. Raises ValueError where a history cannot be."""
        x, t_x, t = (np.asarray(column, dtype=np.float64) for column in (repeats, last, age))
        weights = np.ones_like(x) if weight is None else np.asarray(weight, dtype=np.float64)
        possible = (x >= 0) & (t_x >= 0) & (t_x <= t) & ((x > 0) | (t_x == 0))
        if not possible.all():
            raise ValueError(
                f"{np.count_nonzero(~possible)} histories cannot be, the first in row {np.argmin(possible)}."
            )
        return cls(x, t_x, t, weights)

    def __len__(self) -> int:
        return len(self.repeats)

    @property
    def customers(self) -> float:
        return float(self.weight.sum())

    @property
    def purchases(self) -> float:
        """All repeats of all customers."""
        return float(self.weight @ self.repeats)

    @cached_property
    def by_repeats(self) -> Tally:
        return Tally.of(self.repeats, self.weight)

    @cached_property
    def by_last(self) -> Tally:
        return Tally.of(self.last, self.weight)

    @cached_property
    def by_age(self) -> Tally:
        return Tally.of(self.age, self.weight)

    def grouped(self) -> Self:
        """Each different history once, with the number of customers who share it: the same likelihood from fewer rows."""
        return self.kinds()[0]

    def kinds(self) -> tuple[Self, NDArray[np.intp]]:
        """Each different history once, and which of them each row is: what is worked out for the kinds holds for all."""
        columns = (self.by_repeats, self.by_last, self.by_age)
        sizes = tuple(len(column.figures) for column in columns)
        alike = np.zeros(len(self), dtype=np.int64)
        for column, size in zip(columns, sizes, strict=True):
            alike = alike * size + column.places
        found, places = numbered(alike, below=math.prod(sizes))
        x, t_x, t = (
            column.figures[place] for column, place in zip(columns, np.unravel_index(found, sizes), strict=True)
        )
        return type(self)(x, t_x, t, np.bincount(places, weights=self.weight, minlength=len(found))), places

    def coarse(self, unit: float) -> Self:
        """Much the same from far fewer rows: times rounded to whole units, and told in them no more exactly."""
        rounded = type(self)(
            self.repeats, np.round(self.last / unit) * unit, np.round(self.age / unit) * unit, self.weight
        )
        return rounded.grouped()

    def in_units_of(self, unit: float) -> Self:
        """The same with every time divided by `unit`."""
        return type(self)(self.repeats, self.last / unit, self.age / unit, self.weight)


def numbered(codes: NDArray[np.int64], *, below: int) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """The different codes, rising, and which of them each is. Where all that there could be are few enough to be counted
    that is quicker than sorting."""
    if below > 8 * len(codes) + 1_000_000:
        return np.unique(codes, return_inverse=True)
    there = np.zeros(below, dtype=bool)
    there[codes] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[codes]
