"""Where in their life with us customers stand, told from what they did."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from value.rules.histories import Numbers
from value.rules.ledger import Ledger
from value.rules.simple_rankings import FIFTHS

SUSPECT, PROSPECT, CUSTOMER, PARTNER, ADVOCATE, FORMER = (
    "suspect", "prospect", "customer", "partner", "advocate", "former",
)  # fmt: skip

GONE_BELOW = 0.15
"""Who is less likely than this to buy again within the horizon has left."""

PARTNER_FROM = 5
"""Days of purchase that make a partner, if they are rather likely to buy again."""

FEW = 30
"""So many cases make a gap usual."""

SILENT_GAPS = 3
"""Where nothing can be predicted: who is silent for so many usual gaps has left."""

CHANGED_BY = 0.15
"""By how much the probability to buy again must differ before it counts as rising or falling."""


@dataclass(frozen=True, slots=True)
class Lives:
    """One place in each column for every customer. `alive` is nan where it is unknown; `silent` and `usual` are days,
    the usual gap being that after their last purchase; `referred` counts those they brought to us."""

    purchases: Numbers
    contacts: Numbers
    referred: Numbers
    silent: Numbers
    usual: Numbers
    alive: Numbers


def stages(lives: Lives) -> NDArray[np.str_]:
    """The stage of each.

    suspect: we know of them, and nothing happened yet; prospect: we talked, or they looked around; customer: they bought;
    partner: they bought on five days or more and are rather likely to go on; advocate: they brought others to us and have
    not left; former: they bought, and hardly will again.
    """
    bought = lives.purchases > 0
    known = ~np.isnan(lives.alive)
    gone = bought & np.where(known, lives.alive < GONE_BELOW, lives.silent > SILENT_GAPS * lives.usual)
    steady = np.where(known, lives.alive >= 0.5, lives.silent <= lives.usual)
    return np.select(
        [gone, lives.referred > 0, bought & (lives.purchases >= PARTNER_FROM) & steady, bought, lives.contacts > 0],
        [FORMER, ADVOCATE, PARTNER, CUSTOMER, PROSPECT],
        SUSPECT,
    )


def trends(alive: Numbers, before: Numbers) -> NDArray[np.int64]:
    """1 rising, -1 falling, 0 as before or unknown, of the probability to buy again."""
    change = alive - before
    return np.where(change >= CHANGED_BY, 1, np.where(change <= -CHANGED_BY, -1, 0))


def fifth_borders(figures: Numbers) -> list[float]:
    """The four figures that part these customers in fifths."""
    return np.quantile(figures, [0.2, 0.4, 0.6, 0.8]).tolist() if len(figures) else []


def fifths(figures: Numbers, borders: list[float]) -> NDArray[np.int64]:
    """1 for the lowest fifth to 5 for the highest (Novo); equals stay together."""
    return np.minimum(np.searchsorted(np.asarray(borders), figures, side="left") + 1, FIFTHS)


def usual_gaps(purchase: NDArray[np.int64], gap: Numbers, *, steps: int = 12, share: float = 0.8) -> list[float]:
    """The usual gap after the first purchase, the second …: so many days within which `share` of those who came back did.

    `gap` are days between two purchases that followed each other, `purchase` the number of the earlier, from 1. Steps
    with few cases, and all beyond the last, take the gap of the step before. Empty when nobody ever came back.
    """
    usual = [float(np.quantile(gap, share))] if len(gap) else []
    for step in range(1, steps + 1 if usual else 1):
        these = gap[purchase == step]
        usual.append(float(np.quantile(these, share)) if len(these) >= FEW else usual[-1])
    return usual[1:]


def usual_after(purchases: Numbers, gaps: list[float]) -> Numbers:
    """The usual gap after the last purchase of each, in days; without end where nobody ever came back."""
    if not gaps:
        return np.full(len(purchases), np.inf)
    place = np.clip(purchases.astype(np.int64) - 1, 0, len(gaps) - 1)
    return np.asarray(gaps)[place]


def gaps_of(ledger: Ledger) -> tuple[NDArray[np.int64], Numbers]:
    """The pauses between days of purchase: the number of the purchase that went before each, from 1, and its days."""
    customer, day = ledger.customer[ledger.purchase], ledger.day[ledger.purchase]
    same = np.flatnonzero(customer[1:] == customer[:-1])
    begins = np.concatenate([[0], np.flatnonzero(np.diff(customer)) + 1])
    number = np.arange(len(customer)) - np.repeat(begins, np.diff([*begins, len(customer)])) + 1
    return number[same], (day[same + 1] - day[same]).astype(np.float64)


DAYS = (30, 90, 180, 365)
"""Fixed borders of recency: bought within so many days. The grid they make can be followed over time (Novo)."""

TIMES = (1, 2, 5, 10)
"""Fixed borders of frequency: bought on so many days at most."""


def life_cycle_grid(silent: Numbers, purchases: Numbers) -> list[list[int]]:
    """Buyers by how lately and how often they bought: the latest in the first row, the rarest in the first column."""
    counts = np.zeros((len(DAYS) + 1, len(TIMES) + 1), dtype=int)
    np.add.at(counts, (np.searchsorted(DAYS, silent), np.searchsorted(TIMES, purchases)), 1)
    return counts.tolist()
