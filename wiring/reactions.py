"""When that happened, we do this: reactions are declared beside the verbs they call and read the log from their own cursor."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from wiring.events import EventKind


class Happening(Protocol):
    """What a reaction is told: one row of the log."""

    pk: int
    name: str
    customer_id: int


type React = Callable[[list], None]


@dataclass(frozen=True, slots=True)
class Reaction:
    """One durable reader of the log. `names` are the events it cares for; empty means all."""

    name: str
    names: frozenset[str]
    react: React
    batch: int


reactions: dict[str, Reaction] = {}


def react_to(*kinds: EventKind, batch: int = 200) -> Callable[[React], React]:
    """Declare that the function below is called with each batch of these events, each exactly once, oldest first.

    Its effects and the cursor commit together, so it must write to this database alone.
    """

    def declare(react: React) -> React:
        name = f"{react.__module__.removesuffix('.reactions')}.{react.__name__}"
        if name in reactions:
            raise ValueError(f"The reaction {name} is declared twice.")
        reactions[name] = Reaction(name, frozenset(kind.name for kind in kinds), react, batch)
        return react

    return declare


def names_of(kinds: Iterable[EventKind]) -> list[str]:
    return [kind.name for kind in kinds]
