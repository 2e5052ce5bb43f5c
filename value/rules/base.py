"""What the values of many customers look like together: how unequal they are, and where they lie."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from value.rules.histories import Numbers

POINTS = 21
TOP = 0.2
ENOUGH_KNOWN = 0.3
"""Below this share of customers with a known need nothing is said about how different needs are."""

UNEQUAL, DIVERSE = 0.5, 0.5
"""From here on values count as skewed (Gini), and needs as diverse (entropy by its greatest)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How value lies among customers. `curve` is that of Lorenz: the share of value that the lowest part of customers has,
    in steps of a twentieth; `top20` and `top5` are the shares of the best. Of values above zero; empty if there are none."""

    gini: float | None
    top20: float | None
    top5: float | None
    curve: list[float]


def spread(actual: Numbers) -> Spread:
    """Of positive actual values alone: who costs us something has no share in what is earned."""
    rising = np.sort(actual[actual > 0])
    if not len(rising):
        return Spread(None, None, None, [])
    summed = np.concatenate([[0.0], np.cumsum(rising)]) / rising.sum()
    places = np.linspace(0, 1, len(summed))
    area = float(((summed[1:] + summed[:-1]) / 2).mean())

    def best(share: float) -> float:
        return 1 - float(np.interp(1 - share, places, summed))

    return Spread(1 - 2 * area, best(TOP), best(0.05), np.interp(np.linspace(0, 1, POINTS), places, summed).tolist())


def quadrant(gini: float | None, diversity: float | None) -> str:
    """The place on the differentiation matrix (Peppers & Rogers), by its name; "unknown" where needs or values are."""
    if gini is None or diversity is None:
        return "unknown"
    return {
        (False, False): "mass_marketing",
        (False, True): "target_marketing",
        (True, False): "key_accounts",
        (True, True): "one_to_one",
    }[gini >= UNEQUAL, diversity >= DIVERSE]


BANDS = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Customers by actual and potential value: `counts[row][column]`, the highest potential in the first row, the lowest
    actual in the first column. The borders are in money."""

    actual_borders: list[float]
    potential_borders: list[float]
    counts: list[list[int]]


def grid(actual: Numbers, potential: Numbers) -> Grid:
    """Below zero, and the rest in three: the lower half, up to the best fifth, the best fifth, of those above zero."""
    across, up = borders(actual), borders(potential)
    columns, rows = np.searchsorted(across, actual, "right"), np.searchsorted(up, potential, "right")
    counts = np.zeros((BANDS, BANDS), dtype=int)
    np.add.at(counts, (BANDS - 1 - rows, columns), 1)
    return Grid(across, up, counts.tolist())


def borders(figures: Numbers) -> list[float]:
    positive = figures[figures > 0]
    half, best = np.quantile(positive, [0.5, 0.8]).tolist() if len(positive) else (0.0, 0.0)
    return [0.0, half, best]


@dataclass(frozen=True, slots=True)
class Told:
    """What many customers are together. Money is in the company's currency; `tiers` counts by number, 0 being none;
    `unknown` are those who never bought."""

    customers: int
    unknown: int
    equity: float
    unrealised: float
    spread: Spread
    grid: Grid
    tiers: list[int]
    by_hand: int
    rising: int
    falling: int


def told_of(worths: Mapping[str, Numbers]) -> Told:
    """From the columns of `value.models.worths`: of everybody, or of one book."""
    actual, potential = worths["actual"], worths["potential"]
    counts = np.nan_to_num(np.where(np.isnan(worths["by_hand"]), worths["tier"], worths["by_hand"])).astype(int)
    return Told(
        customers=len(actual),
        unknown=int(np.count_nonzero(worths["bought"] == 0)),
        equity=float(actual.sum()),
        unrealised=float((potential - actual).sum()),
        spread=spread(actual),
        grid=grid(actual, potential),
        tiers=np.bincount(counts, minlength=5).tolist(),
        by_hand=int(np.count_nonzero(~np.isnan(worths["by_hand"]))),
        rising=int(np.count_nonzero(worths["trend"] > 0)),
        falling=int(np.count_nonzero(worths["trend"] < 0)),
    )
