"""All that compete to predict the next period: models of buying with each model of spend, rules of thumb, averages."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from value.rules import simple_rankings
from value.rules.bg_nbd import BgNbd
from value.rules.fitting import Fit
from value.rules.histories import Numbers
from value.rules.ledger import WEEK, Known
from value.rules.mbg_nbd import MbgNbd
from value.rules.pareto_nbd import ParetoNbd
from value.rules.repeat_buying import RepeatBuying
from value.rules.ruler import Ruler
from value.rules.spending import SPENDING, Spending

BUYING: dict[str, type[RepeatBuying]] = {"bg_nbd": BgNbd, "mbg_nbd": MbgNbd, "pareto_nbd": ParetoNbd}
DROPPING_OUT = frozenset({"a", "b", "s", "beta"})
SIMPLE = tuple(simple_rankings.RANKINGS)
USUAL = "mbg_nbd + shrunk_spend"
# Ranks averaged: in trials on shops as unlike as CDNOW and a wholesaler of gifts, none of these was far from the best.
AVERAGES: dict[str, tuple[str, ...]] = {
    "average of model and revenue": (USUAL, "past_revenue"),
    "average of model and rfm": (USUAL, "rfm"),
    "average of model, revenue and rfm": (USUAL, "past_revenue", "rfm"),
}
RULED_BY: dict[str, tuple[str, ...]] = {"rfm": ("recency", "frequency", "past_revenue")} | AVERAGES


def model_name(buying: str, spending: str) -> str:
    """Gamma-Gamma is what such a model is published with: it goes without saying."""
    return buying if spending == "gamma_gamma" else f"{buying} + {spending}"


MODELS = {model_name(buying, spending): (buying, spending) for buying in BUYING for spending in SPENDING}
# From what explains itself to what needs an explanation.
FROM_THE_SIMPLEST = (*SIMPLE, *MODELS, *AVERAGES)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What they learnt from what was known on one day. `since` is the day of the first purchase of all; `rulers` say
    where a figure stands among everybody's, by the name of the ranking."""

    since: int
    buying: dict[str, RepeatBuying]
    spending: dict[str, Spending]
    rulers: dict[str, Ruler] = field(default_factory=dict)

    @classmethod
    def learnt(cls, known: Known, *, days: int, only: Iterable[str] = FROM_THE_SIMPLEST) -> "Lesson":
        """Those that are asked for, and what they are made of; ranks are those over a horizon of `days`.

        What cannot be learnt is left out, and a note says so.
        """
        wanted = tuple(only)
        needed = set(wanted).union(*(made_of(name) for name in wanted))
        fitted = {name: model.fitted(known.histories) for name, model in BUYING.items() if name in needed}
        notes = [note for name, (_, fit) in fitted.items() for note in notes_on(name, fit)]
        spending: dict[str, Spending] = {}
        for name, kind in SPENDING.items():
            try:
                spending |= {name: kind.learnt(known)} if name in needed else {}
            except ValueError as refusal:
                notes.append(f"{name} was left out: {refusal}")
        ours = cls(int(known.first.min()), {name: model for name, (model, _) in fitted.items()}, spending)
        parts = {part for name in needed for part in RULED_BY.get(name, ())}
        for name in FROM_THE_SIMPLEST:
            if name in parts and ours.has(name):
                ours.rulers[name] = Ruler.of(ours.score(name, known, days=days))
        return Lesson(ours, {name: fit for name, (_, fit) in fitted.items()}, tuple(notes))

    def has(self, name: str) -> bool:
        buying, spending = MODELS.get(name, ("", ""))
        whole = name not in MODELS or (buying in self.buying and spending in self.spending)
        return whole and all(self.has(part) for part in RULED_BY.get(name, ()))

    def purchases(self, name: str, known: Known, *, days: int) -> Numbers:
        """Days of purchase to be expected of each, by a model's name."""
        kinds, places = known.histories.kinds()
        return self.buying[MODELS[name][0]].expected(kinds, days / WEEK)[places]

    def alive(self, name: str, known: Known) -> Numbers:
        kinds, places = known.histories.kinds()
        return self.buying[MODELS[name][0]].alive(kinds)[places]

    def spend(self, name: str, known: Known) -> Numbers:
        return self.spending[MODELS[name][1]].of(known)

    def amount(self, name: str, known: Known, *, days: int) -> Numbers | None:
        """Money to be expected of each; None of a ranking that says nothing of money."""
        match name:
            case "past_revenue":
                return known.net * days / (known.day - self.since + 1)
            case "rate_times_mean":
                return simple_rankings.rate_times_mean(known) * days / WEEK
            case _ if name in MODELS:
                return self.purchases(name, known, days=days) * self.spend(name, known)
        return None

    def score(self, name: str, known: Known, *, days: int) -> Numbers:
        """Who is the better customer, by any of them. It does not depend on who else is asked about."""
        if name in MODELS:
            return self.purchases(name, known, days=days) * self.spend(name, known)
        if name == "rfm":
            return sum_of(self.rulers[part].fifth(self.score(part, known, days=days)) for part in RULED_BY[name])
        if name in AVERAGES:
            parts = AVERAGES[name]
            return sum_of(self.rulers[part].place(self.score(part, known, days=days)) for part in parts) / len(parts)
        return simple_rankings.RANKINGS[name](known)


@dataclass(frozen=True, slots=True)
class Lesson:
    """The candidates, how the models of buying were fitted, and what has to be said about it."""

    candidates: Candidates
    fits: dict[str, Fit]
    notes: tuple[str, ...]


def made_of(name: str) -> set[str]:
    """All that has to be learnt for a candidate."""
    parts = RULED_BY.get(name, ())
    return set(parts).union(MODELS.get(name, ()), *(made_of(part) for part in parts))


def notes_on(name: str, fit: Fit) -> list[str]:
    notes = []
    if fit.at_bounds:
        what = "drop out" if DROPPING_OUT & set(fit.at_bounds) else "differ in how often they buy"
        notes.append(f"{name}: {' and '.join(fit.at_bounds)} met a bound: the data do not say how customers {what}.")
    if not fit.converged:
        notes.append(f"{name}: the fit did not come to rest.")
    return notes


def sum_of(columns: Iterable[Numbers]) -> Numbers:
    return np.sum(list(columns), axis=0)
