from datetime import datetime

import pytest
from django.utils import timezone

from crm.when import when

NOW = datetime(2026, 11, 18, 16, 12, tzinfo=timezone.get_fixed_timezone(60))  # a Wednesday


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-18 16:12", "now"),
        ("2026-11-18 15:13", "59 min ago"),
        ("2026-11-18 16:24", "in 12 min"),
        ("2026-11-18 09:03", "today 09:03"),
        ("2026-11-17 23:59", "yesterday 23:59"),
        ("2026-11-19 12:00", "tomorrow 12:00"),
        ("2026-11-13 11:42", "Friday 11:42"),
        ("2026-11-11 11:42", "11 November"),
        ("2025-11-18 16:12", "18 November 2025"),
    ],
)
def test_moments_are_said_as_people_say_them(moment: str, words: str) -> None:
    assert when(datetime.fromisoformat(moment).replace(tzinfo=NOW.tzinfo), NOW) == words
