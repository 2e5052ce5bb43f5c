"""Which ranking and which amounts to trust: chosen at cut-offs in the past, before the period that is reported.

A cut-off counts by how many days came after it, for long horizons are what is asked about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from value.rules.activity import Activity
from value.rules.candidates import FROM_THE_SIMPLEST, MODELS, SIMPLE, USUAL
from value.rules.histories import Numbers
from value.rules.ledger import Ledger
from value.rules.trial import Trial

# Where the cut-offs lie in what is known, and what a past must have to be tried on.
SHARES = (1 / 2, 2 / 3, 5 / 6)
FEWEST_CUSTOMERS, FEWEST_DAYS = 100, 14
# More customers than these teach a choice nothing, and cost time.
ENOUGH = 50_000
# Two of a thousand of the best customers: for less, the simpler rule is taken.
WORTH_IT = 0.002
# A thousandth of what a customer brings, by which amounts are nearer.
NO_NEARER = 0.001
# No past says that tomorrow everything is worth three times as much.
MOST_FACTOR = 3.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The names of the ranking and of the model for amounts, and the best rule of thumb. `factor` is what its amounts
    are multiplied by, as they were too low or too high before; `activity` says who buys again; `cut_offs` are days.
    """

    ranking: str
    amounts: str
    simple: str
    factor: float
    activity: Activity
    cut_offs: tuple[int, ...]

    @classmethod
    def made(cls, ledger: Ledger, *, day: int, days: int) -> Self:
        """From what was known at the end of this day, for a horizon of `days`. Where the past is too short to choose
        by, it is what did well elsewhere, and `cut_offs` is empty."""
        past = ledger.until(day).thinned(ENOUGH)
        trials = list(trials_of(past, day=day, days=days))
        if not trials:
            return cls("past_revenue", USUAL, "past_revenue", 1.0, Activity(1.0, 1.0), ())
        found = {name: pooled([trial.verdicts[name].capture20 for trial in trials], trials) for name in common(trials)}
        misses = {name: miss(trials, name) for name in found if name in MODELS}
        amounts = simplest_of_the_least(misses)
        return cls(
            simplest_of_the_best(found),
            amounts,
            simplest_of_the_best({name: found[name] for name in SIMPLE}),
            factor_of(trials, amounts),
            Activity.learnt(
                np.concatenate([trial.purchases(amounts) for trial in trials]),
                np.concatenate([(trial.bought > 0).astype(np.float64) for trial in trials]),
            ),
            tuple(trial.known.day for trial in trials),
        )


def trials_of(past: Ledger, *, day: int, days: int) -> Iterator[Trial]:
    """Rolling cut-offs, each with as much of the horizon as had passed by `day`."""
    if not len(past):
        return
    first = int(past.day[past.purchase].min(initial=day))
    for share in SHARES:
        cut_off = first + int((day - first + 1) * share) - 1
        ahead = min(days, day - cut_off)
        known = len(np.unique(past.customer[past.purchase & (past.day <= cut_off)]))
        if known >= FEWEST_CUSTOMERS and ahead >= FEWEST_DAYS:
            trial = Trial.of(past, day=cut_off, days=ahead)
            if trial.paid.sum() > 0:
                yield trial


def common(trials: list[Trial]) -> list[str]:
    """Who took part in all of them."""
    return [name for name in FROM_THE_SIMPLEST if all(name in trial.verdicts for trial in trials)]


def pooled(figures: list[float], trials: list[Trial]) -> float:
    return float(np.average(figures, weights=[trial.days for trial in trials]))


def simplest_of_the_best(found: dict[str, float]) -> str:
    """The first, for the simplest stand first, that is as good as the best but for less than is worth a word."""
    enough = max(found.values()) - WORTH_IT
    return next(name for name, share in found.items() if share >= enough)


def simplest_of_the_least(misses: dict[str, float]) -> str:
    enough = min(misses.values(), default=0.0) + NO_NEARER
    return next((name for name, off in misses.items() if off <= enough), USUAL)


def factor_of(trials: list[Trial], name: str) -> float:
    """Actual by predicted, in the geometric mean of the cut-offs: what the amounts of a model are to be multiplied by."""
    ratios = [trial.verdicts[name].total_ratio for trial in trials]
    usable = [(np.log(ratio), trial.days) for ratio, trial in zip(ratios, trials, strict=True) if ratio and ratio > 0]
    if not usable:
        return 1.0
    logs, days = zip(*usable, strict=True)
    return float(np.clip(np.exp(-np.average(logs, weights=days)), 1 / MOST_FACTOR, MOST_FACTOR))


def miss(trials: list[Trial], name: str) -> float:
    """How far its amounts are off in the mean, by what a customer brings, each cut-off multiplied by the factor that the
    others teach: so that a model whose total is now too low and now too high is not forgiven."""

    def at(trial: Trial) -> float:
        others = [other for other in trials if other is not trial]
        return relative_miss(trial.amount(name) * factor_of(others, name), trial.paid)

    return pooled([at(trial) for trial in trials], trials)


def relative_miss(amount: Numbers, paid: Numbers) -> float:
    return float(np.abs(amount - paid).mean() / paid.mean())
