"""When one visit to the web site ends and the next begins."""

from collections.abc import Iterable
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=30)


def belongs(at: datetime, began: datetime, ended: datetime) -> bool:
    """Whether a page looked at then is part of the visit between these moments: less than half an hour apart from it."""
    return began - PAUSE < at < ended + PAUSE


def grouped(moments: Iterable[datetime]) -> list[list[datetime]]:
    """The moments of pages looked at, in order, split where somebody paused for half an hour."""
    groups: list[list[datetime]] = []
    for at in sorted(moments):
        if groups and belongs(at, groups[-1][0], groups[-1][-1]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups
