"""When something may have happened that we are told of."""

from datetime import UTC, datetime, timedelta

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)

CLOCKS_DIFFER = timedelta(minutes=5)
"""Whoever tells us may have a clock that is a little ahead of ours."""


class NotHappened(ValueError):
    """It lies in the future, or before anybody kept such records."""


def moment_of(at: datetime | None, *, now: datetime) -> datetime:
    """The moment to write down: `now` where none was said, and never later, so that the last word said stays the last.

    Raises `NotHappened`.
    """
    if at is None:
        return now
    if not EARLIEST <= at <= now + CLOCKS_DIFFER:
        raise NotHappened
    return min(at, now)
