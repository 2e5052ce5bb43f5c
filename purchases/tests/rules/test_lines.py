from decimal import Decimal as D

import pytest

from purchases.rules.lines import Goods, flaw_of, too_much


@pytest.mark.parametrize(
    ("goods", "flaw"),
    [
        (Goods("A record", D(1), D("9.99")), ""),
        (Goods("A gift", D(1), D(0)), ""),
        (Goods("Cable by the metre", D("2.5"), D("0.40"), D("0.10")), ""),
        (Goods("Cost unknown", D(3), D("9.99"), None), ""),
        (Goods("  ", D(1), D(1)), "nameless"),
        (Goods("None of it", D(0), D(1)), "quantity"),
        (Goods("Less than none", D(-1), D(1)), "quantity"),
        (Goods("No number", D("NaN"), D(1)), "quantity"),
        (Goods("Endless", D("Infinity"), D(1)), "quantity"),
        (Goods("A hair", D("0.0001"), D(1)), "quantity_too_fine"),
        (Goods("Money back", D(1), D("-0.01")), "price"),
        (Goods("Half a cent", D(1), D("0.005")), "price"),
        (Goods("No price", D(1), D("NaN")), "price"),
        (Goods("Paid to take it", D(1), D(1), D(-1)), "cost"),
    ],
)
def test_what_may_stand_on_a_line(goods: Goods, flaw: str) -> None:
    assert flaw_of(goods) == flaw


@pytest.mark.parametrize(
    ("back", "bought", "already", "refused"),
    [
        (1, 1, 0, False),
        (1, 2, 1, False),
        (2, 2, 1, True),
        (D("0.5"), 1, D("0.5"), False),
        (D("0.501"), 1, D("0.5"), True),
    ],
)
def test_no_more_comes_back_than_is_left(back: D, bought: D, already: D, refused: bool) -> None:
    assert too_much(D(back), bought=D(bought), already=D(already)) is refused
