"""What somebody wants to see of a history, as it stands in the address."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from django.http import QueryDict

from customers.models import Event
from customers.models.event import EventQuerySet
from wiring.events import Strand, declared

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty words narrow nothing; words that mean nothing are not taken from the address."""

    strand: str = ""
    channel: str = ""
    direction: str = ""
    text: str = ""
    thread: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        return cls(
            strand=known(query.get("strand", ""), list(Strand)),
            channel=query.get("channel", "").replace("\0", "")[:20],
            direction=known(query.get("direction", ""), [Event.Direction.IN, Event.Direction.OUT]),
            thread=number(query.get("thread", "")),
            text=query.get("text", "").replace("\0", "").strip()[:LONGEST],
        )

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    @property
    def is_fine(self) -> bool:
        """Whether more narrows than the tab one stands on."""
        return bool(self.channel or self.direction or self.text)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        if self.strand:
            events = events.filter(name__in=declared.of(Strand(self.strand)))
        if self.text:
            events = events.filter(summary__icontains=self.text)
        if self.thread:
            events = events.filter(thread=int(self.thread))
        if self.channel:
            events = events.filter(channel=self.channel)
        return events.filter(direction=self.direction) if self.direction else events

    def address(self, **more: Any) -> str:
        """The part behind the question mark; `more` adds to it or replaces, empty values leave it."""
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in {**asdict(self), **more}.items() if value})
        return query.urlencode()


def known(said: str, choices: list[str]) -> str:
    return said if said in choices else ""


def number(said: str) -> str:
    return said if said.isascii() and said.isdigit() and len(said) < 19 else ""
