"""Which one question to put to a customer now."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked. `told` is what its answers tell of value, 0 where chance tells as much; `needs` counts
    the need groups it decides on that are still open for this customer."""

    key: str
    told: float
    needs: int
    position: int


def choose[One: Candidate](candidates: Iterable[One]) -> One | None:
    """The one whose answer would tell most: of value first, then of needs; among equals the first of the catalogue."""
    return min(candidates, key=lambda one: (-one.told, -one.needs, one.position, one.key), default=None)
