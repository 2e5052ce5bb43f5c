from datetime import datetime

import pytest

from interactions.rules.agenda import Turn, turn

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
