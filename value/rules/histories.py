"""Purchases of many customers, shortened to what the models of repeat buying need to know of each."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

type Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
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

    def grouped(self) -> Self:
        """Each different history once, with the number of customers who share it: the same likelihood from fewer rows."""
        rows, whose = np.unique(np.column_stack([self.repeats, self.last, self.age]), axis=0, return_inverse=True)
        weight = np.bincount(whose.ravel(), weights=self.weight, minlength=len(rows))
        return type(self)(rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy(), weight)

    def in_units_of(self, unit: float) -> Self:
        """The same with every time divided by `unit`."""
        return type(self)(self.repeats, self.last / unit, self.age / unit, self.weight)
