from datetime import UTC, date, datetime

import pytest

from customers.rules.typed_values import BadValue, Reason, Value, read


@pytest.mark.parametrize(
    ("as_", "raw", "value"),
    [
        ("text", "  blue ", "blue"),
        ("text", "", None),
        ("text", "  ", None),
        ("text", None, None),
        ("text", "=1+1", "=1+1"),
        ("number", "12", 12),
        ("number", "12.50", 12.5),
        ("number", "1,5", 1.5),
        ("number", "-3", -3),
        ("number", "1e3", 1000),
        ("number", 7, 7),
        ("number", 0.1, 0.1),
        ("number", "٤٢", 42),
        ("number", "0", 0),
        ("date", "2026-03-28", "2026-03-28"),
        ("date", date(1970, 1, 1), "1970-01-01"),
        ("date", datetime(2026, 3, 28, 23, 59, tzinfo=UTC), "2026-03-28"),
        ("yes_no", "yes", True),
        ("yes_no", "Off", False),
        ("yes_no", False, False),
        ("choice", "morning", "morning"),
    ],
)
def test_a_value_is_read_as_its_type(as_: str, raw: object, value: Value | None) -> None:
    read_value = read(raw, as_=as_, choices=["morning", "evening"])
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    ("as_", "raw", "reason"),
    [
        ("text", 12, Reason.NOT_TEXT),
        ("text", "a\x00b", Reason.NUL),
        ("text", "x" * 10_001, Reason.TOO_LONG),
        ("number", "many", Reason.NOT_A_NUMBER),
        ("number", "1,500", Reason.NOT_A_NUMBER),
        ("number", "NaN", Reason.NOT_A_NUMBER),
        ("number", "Infinity", Reason.NOT_A_NUMBER),
        ("number", "1e999999999", Reason.NOT_A_NUMBER),
        ("number", "1234567890123456", Reason.NOT_A_NUMBER),
        ("number", "1_000", Reason.NOT_A_NUMBER),
        ("number", True, Reason.NOT_A_NUMBER),
        ("number", {"a": 1}, Reason.NOT_A_NUMBER),
        ("date", "28.03.2026", Reason.NOT_A_DATE),
        ("date", "2026-02-30", Reason.NOT_A_DATE),
        ("date", 20260328.5, Reason.NOT_A_DATE),
        ("yes_no", "maybe", Reason.NOT_YES_OR_NO),
        ("choice", "noon", Reason.NOT_A_CHOICE),
        ("choice", ["morning"], Reason.NOT_TEXT),
    ],
)
def test_what_is_not_of_the_type_is_refused_with_its_reason(as_: str, raw: object, reason: Reason) -> None:
    with pytest.raises(BadValue) as bad:
        read(raw, as_=as_, choices=["morning", "evening"])
    assert bad.value.reason == reason
