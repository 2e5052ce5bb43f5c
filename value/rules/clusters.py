"""Customers who buy alike, found by k-means on what they spend on each category; and what makes each lot different."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Shares = NDArray[np.float64]
type Places = NDArray[np.int64]

SEED = 19_930_701
MOST = 8
STARTS = 4
LEAST_SHARE_OF_ALL = 0.05
LEAST_ALIKE = 20
"""Fewer customers than that are no group worth a name."""
MARKED = 1.5
"""A category is over-represented from one and a half times the share it has with the others on,"""
NOTICEABLE = 0.20
"""and from a fifth of their spending."""
MOST_NAMED = 3
GRID = np.arange(0.20, 0.96, 0.05)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Customers who are alike: the columns they buy more of than others, the most telling first, with their mean share and
    that of the others (`usual`); and the least share of spending in these columns together that tells them best from the others, with how
    many of them (`hits`) and of the others (`strays`) it finds.
    """

    size: int
    columns: tuple[int, ...]
    shares: tuple[float, ...]
    usual: tuple[float, ...]
    least_share: float
    hits: float
    strays: float


def clusters(shares: Shares) -> list[Cluster]:
    """The lots worth a name among these customers (rows, each adding up to 1), the largest first. Always the same."""
    if len(shares) < 2 * LEAST_ALIKE or shares.shape[1] < 2:
        return []
    places = parted(shares)
    found = [described(shares, places == place) for place in range(places.max() + 1)]
    return sorted((each for each in found if each), key=lambda each: (-each.size, each.columns))


def parted(shares: Shares) -> Places:
    """Each row's lot, in as many lots as part the rows most clearly."""
    best: tuple[float, Places] = (-1.0, np.zeros(len(shares), dtype=np.int64))
    for number in range(2, min(MOST, len(np.unique(shares, axis=0))) + 1):
        centres, places = nearest_of_several_starts(shares, number)
        clear = clearness(shares, centres, places)
        # More lots have to be clearly better, not by a hair.
        if clear > best[0] + 0.01:
            best = clear, places
    return best[1]


def nearest_of_several_starts(shares: Shares, number: int) -> tuple[Shares, Places]:
    # Read where it is needed: whoever opens a page that may ask for groups does not wait for it.
    from scipy.cluster.vq import kmeans2

    runs = [
        kmeans2(shares, number, minit="++", rng=np.random.default_rng([SEED, number, run])) for run in range(STARTS)
    ]
    return min(runs, key=lambda run: float(((shares - run[0][run[1]]) ** 2).sum()))


def clearness(shares: Shares, centres: Shares, places: Places) -> float:
    """How much nearer rows are to their own centre than to the next one, 0 to 1: the silhouette, simplified to centres."""
    # Read where it is needed: whoever opens a page that may ask for groups does not wait for it.

    away = np.linalg.norm(shares[:, None, :] - centres[None, :, :], axis=2)
    own = away[np.arange(len(shares)), places]
    away[np.arange(len(shares)), places] = np.inf
    other = away.min(axis=1)
    furthest = np.maximum(own, other)
    return float(np.mean(np.divide(other - own, furthest, out=np.zeros_like(own), where=furthest > 0)))


def described(shares: Shares, alike: NDArray[Any]) -> Cluster | None:
    """What makes these rows different; None when there are too few, or nothing does."""
    size = int(alike.sum())
    if size < max(LEAST_ALIKE, LEAST_SHARE_OF_ALL * len(shares)) or size == len(shares):
        return None
    theirs, usual = shares[alike].mean(axis=0), shares[~alike].mean(axis=0)
    marked = [
        column for column in range(shares.shape[1])
        if theirs[column] >= NOTICEABLE and theirs[column] >= MARKED * usual[column]
    ]  # fmt: skip
    if not marked:
        return None
    columns = sorted(marked, key=lambda column: (-theirs[column], column))[:MOST_NAMED]
    together = shares[:, columns].sum(axis=1)
    least, hits, strays = parting_share(together, alike)
    return Cluster(
        size,
        tuple(columns),
        tuple(float(theirs[column]) for column in columns),
        tuple(float(usual[column]) for column in columns),
        least,
        hits,
        strays,
    )


def parting_share(together: Shares, alike: NDArray[Any]) -> tuple[float, float, float]:
    """The least share at which most of these rows and fewest of the others are found, in steps of 5 %; and how many."""
    tried = [
        (float(least), float((together[alike] >= least).mean()), float((together[~alike] >= least).mean()))
        for least in GRID.round(2)
    ]
    return max(tried, key=lambda one: one[1] - one[2])
