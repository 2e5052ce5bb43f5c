"""How much the answers to a question tell of what customers are worth, and whether chance would have told as much.

Mutual information between answers and value fifths, counted from a table of how many gave which answer in which fifth.
Counting flatters: also answers given by dice seem to tell something. So it is corrected by Miller and Madow, and compared
with tables of the same margins drawn by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import random_table

type Table = NDArray[np.int64]

SEED = 19_930_701
DRAWN = 999
RESAMPLED = 400
CERTAIN = 0.05
"""A question that tells as much as chance would, more often than that, is not said to tell anything."""
LEAST_ANSWERED = 100
LEAST_OF_ONE = 10
"""An answer that fewer gave counts among the others."""


@dataclass(frozen=True, slots=True)
class Worth:
    """`share` is the part of all there is to know of the value fifth that the answer tells, 0 to 1, corrected; `low` to
    `high` holds it in 95 of 100 samples. `chance` is how often dice tell as much.
    """

    share: float
    low: float
    high: float
    chance: float


def is_enough(table: Table) -> bool:
    """Whether so many answered, in at least two ways, that something can be said."""
    rows, columns = (table.sum(axis=1) > 0).sum(), (table.sum(axis=0) > 0).sum()
    return bool(table.sum() >= LEAST_ANSWERED and rows >= 2 and columns >= 2)


def with_rare_ones_together(table: Table) -> tuple[Table, list[int]]:
    """The table with all rare answers as one row, its last; and which rows stayed themselves, in order."""
    kept = [row for row, counts in enumerate(table) if counts.sum() >= LEAST_OF_ONE]
    rest = [row for row in range(len(table)) if row not in set(kept)]
    if not rest:
        return table, kept
    return np.vstack([table[kept], table[rest].sum(axis=0)]), kept


def worth(table: Table) -> Worth:
    """What the answers (rows) tell of the fifths (columns). The same table always gives the same figures."""
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    everything = entropy(table.sum(axis=0))
    told = corrected(table)
    dice = np.random.default_rng(SEED)
    drawn = random_table(table.sum(axis=1), table.sum(axis=0)).rvs(size=DRAWN, random_state=dice)
    as_much = sum(information(np.asarray(one)) >= information(table) - 1e-12 for one in drawn)
    size = int(table.sum())
    resampled = dice.multinomial(size, table.ravel() / size, size=RESAMPLED).reshape(-1, *table.shape)
    spread = 1.96 * float(np.std([information(one) for one in resampled]))
    return Worth(
        share=within(told / everything),
        low=within((told - spread) / everything),
        high=within((told + spread) / everything),
        chance=(1 + as_much) / (1 + DRAWN),
    )


def beat_chance(chances: Sequence[float]) -> list[bool]:
    """Which of several questions tell more than dice, though several were tried (Holm's steps)."""
    beaten = [False] * len(chances)
    for step, place in enumerate(sorted(range(len(chances)), key=lambda each: chances[each])):
        if chances[place] * (len(chances) - step) > CERTAIN:
            break
        beaten[place] = True
    return beaten


def information(table: NDArray[Any]) -> float:
    """Mutual information of rows and columns in nats, as counted."""
    return entropy(table.sum(axis=1)) + entropy(table.sum(axis=0)) - entropy(table.ravel())


def corrected(table: NDArray[Any]) -> float:
    """The same without what counting adds: (filled cells - rows - columns + 1) / 2n too much, as Miller and Madow say."""
    rows, columns = (table.sum(axis=1) > 0).sum(), (table.sum(axis=0) > 0).sum()
    # Also cells that happen to be empty are possible; to count only the filled ones corrects too little.
    return information(table) - float((rows - 1) * (columns - 1)) / (2 * float(table.sum()))


def entropy(counts: NDArray[Any]) -> float:
    shares = counts[counts > 0] / counts.sum()
    return float(-(shares * np.log(shares)).sum())


def within(share: float) -> float:
    return min(max(share, 0.0), 1.0)
