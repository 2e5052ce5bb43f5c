"""Where a figure stands among everybody's, told from a few kept marks: so that who else is asked about changes nothing."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from value.rules.histories import Numbers

MARKS = 1000


@dataclass(frozen=True, slots=True)
class Ruler:
    """`marks` are rising figures; `below` is the share of everybody below each of them, with half of those on it, `upto`
    the share below it and on it.
    """

    marks: tuple[float, ...]
    below: tuple[float, ...]
    upto: tuple[float, ...]

    @classmethod
    def of(cls, figures: Numbers) -> Self:
        """Ruled by everybody's figures. Raises ValueError where there are none."""
        if not len(figures):
            raise ValueError("Nobody to rule by.")
        ordered = np.sort(figures)
        places = np.unique(np.linspace(0, len(ordered) - 1, MARKS + 1).round().astype(np.int64))
        marks = np.unique(ordered[places])
        left, right = (np.searchsorted(ordered, marks, side) / len(ordered) for side in ("left", "right"))
        return cls(tuple(marks.tolist()), tuple(((left + right) / 2).tolist()), tuple(right.tolist()))

    def place(self, figures: Numbers) -> Numbers:
        """From 0 for the lowest to 1 for the highest; between two marks in proportion."""
        return np.interp(figures, self.marks, self.below)

    def fifth(self, figures: Numbers) -> Numbers:
        """1 for the lowest fifth to 5 for the highest, as `simple_rankings.quintiles` of everybody would have it."""
        return np.ceil(np.interp(figures, self.marks, self.upto) * 5 - 1e-9).clip(1, 5)
