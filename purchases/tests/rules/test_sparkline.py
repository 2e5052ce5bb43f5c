from decimal import Decimal

from purchases.rules.sparkline import bars


def test_the_largest_bar_is_as_high_as_the_drawing_and_bars_fill_its_width() -> None:
    drawn = bars([("May", Decimal(10)), ("June", Decimal(40)), ("July", Decimal(20))], width=100, height=20)
    assert [bar.height for bar in drawn] == [5, 20, 10]
    assert [bar.y for bar in drawn] == [15, 0, 10]
    assert drawn[0].x == 0
    assert round(drawn[-1].x + drawn[-1].width) == 100


def test_months_without_a_purchase_and_months_of_returns_are_hairlines() -> None:
    assert [bar.height for bar in bars([("May", Decimal(0)), ("June", Decimal(-5))], width=10, height=20)] == [1, 1]


def test_no_months_no_bars() -> None:
    assert bars([], width=10, height=10) == []
