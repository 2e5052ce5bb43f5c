from datetime import date, datetime

import pytest

from interactions.rules.agenda import Turn, turn, turn_of_day

WEDNESDAY = datetime(2026, 11, 18, 10, 0)


@pytest.mark.parametrize(
    ("due", "its_turn"),
    [
        ("2026-11-18T09:59", Turn.LATE),
        ("2026-11-17T23:00", Turn.LATE),
        ("2026-11-18T10:00", Turn.TODAY),
        ("2026-11-18T23:59", Turn.TODAY),
        ("2026-11-19T00:00", Turn.THIS_WEEK),
        ("2026-11-22T23:59", Turn.THIS_WEEK),
        ("2026-11-23T00:00", Turn.LATER),
    ],
)
def test_what_comes_first(due: str, its_turn: Turn) -> None:
    assert turn(datetime.fromisoformat(due), WEDNESDAY) == its_turn


@pytest.mark.parametrize(
    ("due", "its_turn"),
    [
        ("2026-11-17", Turn.LATE),
        ("2026-11-18", Turn.TODAY),
        ("2026-11-19", Turn.THIS_WEEK),
        ("2026-11-22", Turn.THIS_WEEK),
        ("2026-11-23", Turn.LATER),
    ],
)
def test_what_is_due_on_a_day_is_late_from_the_next_day_on(due: str, its_turn: Turn) -> None:
    assert turn_of_day(date.fromisoformat(due), WEDNESDAY.date()) == its_turn
