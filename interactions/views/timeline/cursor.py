"""A place in a customer's history, as it stands in an address."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from customers.models import Event
    from interactions.views.timeline.page import Line

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WRITTEN = re.compile(r"(-?\d{1,17})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """One event's place in the order of the timeline: when it happened, then its number."""

    at: datetime
    pk: int

    @classmethod
    def of(cls, event: "Event | Line") -> Self:
        return cls(event.happened_at, event.pk)

    @property
    def place(self) -> tuple[datetime, int]:
        return self.at, self.pk

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The place an address names; None if it names none."""
        found = WRITTEN.fullmatch(written)
        if not found:
            return None
        try:
            return cls(EPOCH + int(found[1]) * MICROSECOND, int(found[2]))
        except OverflowError:
            return None

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.pk}"
