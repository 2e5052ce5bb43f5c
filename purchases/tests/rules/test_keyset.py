from datetime import UTC, datetime

import pytest

from purchases.rules.keyset import Spot, read_spot


def test_a_spot_reads_as_it_was_written() -> None:
    spot = Spot(datetime(2026, 11, 20, 15, 0, 0, 123456, tzinfo=UTC), 42)
    assert read_spot(str(spot)) == spot


@pytest.mark.parametrize(
    "text", ["", "1", "-", "1-", "-1", "x-1", "1-x", "9" * 30 + "-1", "1-" + "9" * 30, "١-١", "1-2-3"]
)
def test_what_is_no_spot_is_none(text: str) -> None:
    assert read_spot(text) is None
