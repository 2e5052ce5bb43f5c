import pytest

from purchases.rules.pace import Pace, pace


@pytest.mark.parametrize(
    ("days_since", "usual_gap", "now"),
    [
        (3, None, Pace.UNKNOWN),
        (3, 0, Pace.UNKNOWN),
        (0, 30, Pace.EARLY),
        (14.9, 30, Pace.EARLY),
        (15, 30, Pace.USUAL),
        (45, 30, Pace.USUAL),
        (45.1, 30, Pace.OVERDUE),
        (400, 30, Pace.OVERDUE),
    ],
)
def test_where_in_the_usual_pause_a_customer_is(days_since: float, usual_gap: float | None, now: Pace) -> None:
    assert pace(days_since, usual_gap) is now
