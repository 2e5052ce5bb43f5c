"""Why a customer stands in a tier: the three facts that count most, told against what is usual."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from value.rules.tiers import BZ, LOW, MGC

FACTS = ("purchases", "spend", "margin_rate", "alive", "service")
PARTS = ("growth", "elsewhere", "channel")
MOST = 3
EDGE = 4.0
"""No fact counts for more than so many e-foldings: who bought nothing at all is not infinitely far from the mean."""


class Reason(NamedTuple):
    """A fact by its name, what it is for this customer, and what is usual."""

    fact: str
    value: float
    usual: float


def reasons(own: Mapping[str, float | None], usual: Mapping[str, float], tier: str) -> list[Reason]:
    """The three facts that speak loudest for the tier.

    Value is purchases x spend x margin rate, less service: so the logarithm of each to its usual size is what it
    contributes. For the most valuable the best count; for those below zero what serving them costs, and then the worst; for
    the most growable what could be won; for everybody else whatever is most unusual.
    """
    told = [
        Reason(fact, value, usual.get(fact, 0.0)) for fact in (*FACTS, *PARTS) if (value := own.get(fact)) is not None
    ]
    parts = sorted((each for each in told if each.fact in PARTS and each.value > 0), key=lambda part: -part.value)
    facts = [each for each in told if each.fact in FACTS]
    if tier == MGC:
        return [*parts, *sorted(facts, key=lambda fact: -good(fact))][:MOST]
    if tier == BZ:
        return sorted(facts, key=lambda fact: (fact.fact != "service", good(fact)))[:MOST]
    if tier == LOW:
        return sorted(facts, key=lambda fact: -abs(good(fact)))[:MOST]
    return sorted(facts, key=lambda fact: -good(fact))[:MOST]


def good(fact: Reason) -> float:
    """How much a fact adds to value, as a logarithm: 0 is usual, below is bad. What serving costs counts against."""
    if fact.usual <= 0:
        return 0.0
    size = math.log(max(fact.value / fact.usual, math.exp(-EDGE)))
    return -min(size, EDGE) if fact.fact == "service" else min(size, EDGE)
