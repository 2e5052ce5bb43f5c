from datetime import UTC, datetime

import pytest

from interactions.views.timeline.cursor import Cursor


@pytest.mark.parametrize("at", [datetime(2026, 11, 22, 16, 10, 7, 123456, UTC), datetime(1903, 1, 1, tzinfo=UTC)])
def test_a_place_in_an_address_is_read_as_it_was_written(at: datetime) -> None:
    assert Cursor.read(str(Cursor(at, 42))) == Cursor(at, 42)


@pytest.mark.parametrize("written", ["", "x", "1", "1.x", "1.2.3", "9" * 18 + ".1", "1." + "9" * 19, "٣.٤", "1.2\n"])
def test_what_names_no_place_is_no_place(written: str) -> None:
    assert Cursor.read(written) is None
