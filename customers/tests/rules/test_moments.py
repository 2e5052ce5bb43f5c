from datetime import UTC, datetime, timedelta

import pytest

from customers.rules.moments import EARLIEST, NotHappened, moment_of

NOW = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (None, NOW),
        (NOW - timedelta(days=400), NOW - timedelta(days=400)),
        (EARLIEST, EARLIEST),
        (NOW + timedelta(minutes=4), NOW),
    ],
)
def test_what_happened_is_kept_and_a_fast_clock_set_right(said: datetime | None, kept: datetime) -> None:
    assert moment_of(said, now=NOW) == kept


@pytest.mark.parametrize("said", [NOW + timedelta(minutes=6), EARLIEST - timedelta(seconds=1)])
def test_what_has_not_happened_is_refused(said: datetime) -> None:
    with pytest.raises(NotHappened):
        moment_of(said, now=NOW)
