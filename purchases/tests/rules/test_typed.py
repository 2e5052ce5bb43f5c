import pytest

from purchases.rules.typed import plain_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12.5", "12.5"), ("12,5", "12.5"), (" 1.234,50 ", "1234.50"), ("1,234.50", "1234.50"), ("1'234.50", "1234.50"),
        ("1 234,50", "1234.50"), ("12", "12"), (",5", ".5"), ("-3,2", "-3.2"), ("1,5.0", "1,5.0"), ("twelve", "twelve"),
    ],
)  # fmt: skip
def test_a_number_is_read_whatever_divides_it(typed: str, number: str) -> None:
    assert plain_number(typed) == number
