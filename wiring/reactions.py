"""When that happened, we do this: reactions are declared beside the verbs they call and read the log from their own cursor."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wiring.events import EventKind

type React = Callable[[list[Any]], None]


class Since(StrEnum):
    """Where a reaction that never ran begins to read."""

    BEGINNING = "the beginning of the log"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One durable reader of the log. `names` are the events it cares for; empty means all."""

    name: str
    names: frozenset[str]
    react: React
    since: Since
    batch: int

    @property
    def meaning(self) -> str:
        """The first line of what the function says about itself."""
        return (self.react.__doc__ or "").strip().partition("\n")[0]


reactions: dict[str, Reaction] = {}


def react_to(*kinds: EventKind, since: Since, batch: int = 200) -> Callable[[React], React]:
    """Declare that the function below is called with each batch of these events, each exactly once, oldest first.

    Its effects and the cursor commit together, so it must write to this database alone. What it records carries
    `cause=event`.
    """

    def declare(react: React) -> React:
        name = f"{react.__module__.removesuffix('.reactions')}.{react.__name__}"
        if name in reactions:
            raise ValueError(f"The reaction {name} is declared twice.")
        reactions[name] = Reaction(name, frozenset(kind.name for kind in kinds), react, since, batch)
        return react

    return declare
