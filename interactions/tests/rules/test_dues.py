from datetime import datetime

import pytest

from interactions.rules.dues import quick_dues


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        # Wednesday at ten: this evening, tomorrow, Friday, Monday
        ("2026-11-18T10:00", ["2026-11-18T17:00", "2026-11-19T10:00", "2026-11-20T12:00", "2026-11-23T10:00"]),
        # too late for this evening
        ("2026-11-18T16:46", ["2026-11-19T10:00", "2026-11-20T12:00", "2026-11-23T10:00"]),
        # Thursday: Friday has two moments
        ("2026-11-19T09:00", ["2026-11-19T17:00", "2026-11-20T10:00", "2026-11-20T12:00", "2026-11-23T10:00"]),
        # Friday after noon
        ("2026-11-20T13:00", ["2026-11-20T17:00", "2026-11-21T10:00", "2026-11-23T10:00"]),
        # Sunday: tomorrow is Monday, offered once
        ("2026-11-22T18:00", ["2026-11-23T10:00", "2026-11-27T12:00"]),
        # Monday means the next one
        ("2026-11-23T08:00", ["2026-11-23T17:00", "2026-11-24T10:00", "2026-11-27T12:00", "2026-11-30T10:00"]),
    ],
)
def test_the_usual_moments_lie_ahead_and_come_in_order(now: str, offered: list[str]) -> None:
    assert quick_dues(at(now)) == [at(each) for each in offered]
