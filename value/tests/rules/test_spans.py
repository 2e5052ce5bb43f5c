from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from value.rules.spans import end_of, ends_of_months, year_until

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_day_ends_at_midnight_where_the_company_is() -> None:
    assert end_of(date(2026, 5, 31), BERLIN) == datetime(2026, 6, 1, tzinfo=BERLIN)
    assert end_of(date(2026, 5, 31), BERLIN).utcoffset() == timedelta(hours=2)


def test_a_year_has_365_days_also_over_a_leap_day() -> None:
    begins, ends = year_until(date(2024, 3, 31), ZoneInfo("UTC"))
    assert ends - begins == timedelta(days=365)
    assert begins == datetime(2023, 4, 2, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("today", "ends"),
    [
        (date(2026, 3, 1), [date(2026, 2, 28), date(2026, 1, 31), date(2025, 12, 31)]),
        (date(2024, 3, 31), [date(2024, 2, 29), date(2024, 1, 31), date(2023, 12, 31)]),
        (date(2026, 5, 31), [date(2026, 4, 30), date(2026, 3, 31), date(2026, 2, 28)]),
    ],
)
def test_months_end_on_their_last_day_and_this_one_has_not_ended(today: date, ends: list[date]) -> None:
    assert ends_of_months(today, 3) == ends
