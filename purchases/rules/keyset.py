"""A place in a list sorted by moment and key, newest first, as it stands in an address."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FURTHEST = 10**17


class Spot(NamedTuple):
    """Between two rows: after (older than) the row with this moment and key, or before it."""

    at: datetime
    key: int

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}-{self.key}"


def read_spot(text: str) -> Spot | None:
    """The place an address names; None where it names none."""
    moment, dash, key = text.partition("-")
    if not (dash and moment.isascii() and moment.isdecimal() and key.isascii() and key.isdecimal()):
        return None
    if len(moment) > len(str(FURTHEST)) or int(moment) >= FURTHEST or len(key) > 18:
        return None
    return Spot(EPOCH + int(moment) * MICROSECOND, int(key))
