"""In which tier a customer stands: by actual value, by unrealised potential, or below zero; with borders that hold still.

A tier is entered at one place and left at another (hysteresis), so that nobody near a border goes in and out as figures
tremble. In this order: who is among the best by value is most valuable; who costs more than they bring is below zero;
who has most to win is most growable; everybody else is low-maintenance.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from value.rules.histories import Numbers

MVC, MGC, LOW, BZ = "mvc", "mgc", "low", "bz"

NOBODY = 1e15
"""A border that nobody reaches; JSON knows no infinity."""

type Words = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of all customers, from 0 to 1; and in money, how much more than nothing somebody must cost us to come below
    zero, and bring us to leave it again."""

    mvc_enter: float
    mvc_leave: float
    mgc_enter: float
    mgc_leave: float
    bz_enter: float
    bz_leave: float


@dataclass(frozen=True, slots=True)
class Borders:
    """The same in money: who stands above `…_enter` comes in, who stands below `…_leave` goes out;
    with those below zero it is the other way round."""

    mvc_enter: float
    mvc_leave: float
    mgc_enter: float
    mgc_leave: float
    bz_enter: float
    bz_leave: float

    @classmethod
    def of(cls, actual: Numbers, unrealised: Numbers, thresholds: Thresholds) -> "Borders":
        """Where the shares lie among these customers. Nobody without value is most valuable, whatever the share."""
        return cls(
            best(actual, thresholds.mvc_enter),
            best(actual, thresholds.mvc_leave),
            best(unrealised, thresholds.mgc_enter),
            best(unrealised, thresholds.mgc_leave),
            -thresholds.bz_enter,
            thresholds.bz_leave,
        )


def best(figures: Numbers, share: float) -> float:
    """The figure of the last who belongs to the best so many; never below the smallest that is more than nothing."""
    if not share or not len(figures):
        return NOBODY
    # 7 % of 100 are 7, though 0.07 * 100 is a little more to a computer.
    place = min(max(int(np.ceil(round(share * len(figures), 6))), 1), len(figures))
    return max(float(np.partition(figures, len(figures) - place)[len(figures) - place]), np.finfo(float).tiny)


def tiers(actual: Numbers, unrealised: Numbers, before: Words, borders: Borders) -> Words:
    """The tier of each; `before` is the one they stood in until now."""
    is_mvc = (actual >= borders.mvc_enter) | ((before == MVC) & (actual >= borders.mvc_leave))
    is_bz = (actual < borders.bz_enter) | ((before == BZ) & (actual <= borders.bz_leave))
    is_mgc = (unrealised >= borders.mgc_enter) | ((before == MGC) & (unrealised >= borders.mgc_leave))
    return np.select([is_mvc, is_bz, is_mgc], [MVC, BZ, MGC], LOW)


def near(actual: Numbers, unrealised: Numbers, standing: Words, borders: Borders) -> Words:
    """The tier whose border is near: of a migrator the other tier, of all others nothing.

    Between entering and leaving: who is in may soon be out, who is out may soon be in.
    """
    by_mvc = (actual >= borders.mvc_leave) & (actual < borders.mvc_enter)
    by_mgc = (unrealised >= borders.mgc_leave) & (unrealised < borders.mgc_enter) & (standing != MVC) & (standing != BZ)
    by_bz = (standing == BZ) & (actual >= borders.bz_enter) | (standing == LOW) & (actual < 0)
    leaves = (standing == MVC) & by_mvc | (standing == MGC) & by_mgc | (standing == BZ) & by_bz
    return np.select([leaves, by_mvc, by_mgc, by_bz], [LOW, MVC, MGC, BZ], "")
