from datetime import date

import pytest

from interactions.rules.days import Naming, naming

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2026, 11, 22), Naming.TODAY),
        (date(2026, 11, 21), Naming.YESTERDAY),
        (date(2026, 11, 20), Naming.WEEKDAY),
        (date(2026, 11, 16), Naming.WEEKDAY),
        (date(2026, 11, 15), Naming.DAY_AND_MONTH),
        (date(2026, 1, 1), Naming.DAY_AND_MONTH),
        (date(2025, 12, 31), Naming.FULL),
        (date(2026, 11, 23), Naming.TOMORROW),
        (date(2026, 11, 28), Naming.WEEKDAY),
        (date(2026, 11, 29), Naming.DAY_AND_MONTH),
        (date(2027, 1, 1), Naming.FULL),
    ],
)
def test_a_day_has_the_shortest_name_that_is_clear(day: date, named: Naming) -> None:
    assert naming(day, SUNDAY) == named


def test_at_new_year_yesterday_is_still_yesterday() -> None:
    assert naming(date(2026, 12, 31), date(2027, 1, 1)) == Naming.YESTERDAY
