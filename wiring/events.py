"""What can happen, declared: a room says once what an event means, and everything else is found by its name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Tone(StrEnum):
    """How an event reads on a timeline."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"


class Strand(StrEnum):
    """The part of a customer's history an event belongs to; the timeline's tabs."""

    TALK = "talk"
    ORDER = "order"
    WEB = "web"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class EventKind:
    """One thing that can happen to a customer.

    `name` is `noun.happened` and is what the log stores; `meaning` is a sentence for people. `inside` names the details
    that no other system is told.
    """

    name: str
    meaning: str
    strand: Strand = Strand.OURS
    icon: str = "dot"
    tone: Tone = Tone.PLAIN
    inside: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name


@dataclass(slots=True)
class Declared:
    """Every kind of event of the house, by name."""

    kinds: dict[str, EventKind] = field(default_factory=dict)

    def add(self, kind: EventKind) -> EventKind:
        if kind.name in self.kinds:
            raise ValueError(f"The event {kind.name} is declared twice.")
        self.kinds[kind.name] = kind
        return kind

    def __getitem__(self, name: str) -> EventKind:
        return self.kinds[name]

    def get(self, name: str) -> EventKind | None:
        return self.kinds.get(name)

    def of(self, strand: Strand) -> list[str]:
        """The names of all kinds in one strand."""
        return [kind.name for kind in self.kinds.values() if kind.strand == strand]


declared = Declared()


def declare(
    name: str,
    meaning: str,
    *,
    strand: Strand = Strand.OURS,
    icon: str = "dot",
    tone: Tone = Tone.PLAIN,
    inside: Iterable[str] = (),
) -> EventKind:
    """Announce what can happen; called at the top of a room's `events.py`."""
    return declared.add(EventKind(name, meaning, strand, icon, tone, frozenset(inside)))
