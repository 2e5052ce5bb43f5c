"""How well the needs of a base are known, and how diverse they are."""

from collections.abc import Sequence
from json import dumps
from math import log

KNOWN_ENOUGH = 0.30
"""Of fewer customers than that with a known need nothing is said about the whole."""


def coverage(known: int, customers: int) -> float:
    """The share of customers with at least one known need."""
    return known / customers if customers else 0.0


def diversity(counts: Sequence[int], *, known: int, customers: int) -> float | None:
    """Shannon's entropy of the groups over the logarithm of their number: 0 where all want the same, 1 where as many want
    each thing. None is *unknown*: too few customers have a known need, or there are not two groups to compare.
    """
    if coverage(known, customers) < KNOWN_ENOUGH or len(counts) < 2 or not sum(counts):
        return None
    shares = [count / sum(counts) for count in counts if count]
    return max(-sum(share * log(share) for share in shares) / log(len(counts)), 0.0)


def written(answer: str | float | bool) -> str:
    """An answer as rules keep it: as PostgreSQL writes the JSON value that facts keep."""
    return answer if isinstance(answer, str) else dumps(answer)
