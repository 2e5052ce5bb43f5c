"""How patient we are with a reaction that fails."""

from datetime import timedelta

SHORTEST = timedelta(seconds=2)
LONGEST = timedelta(hours=1)

SUSPECT_ONE_EVENT_AFTER = 3
SET_ASIDE_AFTER = 5
STOP_WHEN_SET_ASIDE = 10


def wait_after(failures: int) -> timedelta:
    """How long to leave it alone after so many failures in a row: 2 s, 8 s, 32 s … an hour at most."""
    return min(SHORTEST * 4 ** min(failures - 1, 8), LONGEST)
