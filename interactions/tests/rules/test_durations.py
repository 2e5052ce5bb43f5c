from datetime import timedelta
from gettext import NullTranslations

import pytest

from interactions.rules.durations import span


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=1), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=1, minutes=12), "1 h 12 min"),
        (timedelta(hours=23, minutes=59), "23 h 59 min"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=13, hours=23), "13 days"),
        (timedelta(days=14), "2 weeks"),
        (timedelta(days=400), "57 weeks"),
    ],
)
def test_a_span_is_as_exact_as_it_matters(length: timedelta, said: str) -> None:
    assert span(length, NullTranslations()) == said.replace(" ", "\N{NO-BREAK SPACE}")
