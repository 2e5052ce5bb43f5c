from decimal import Decimal

import pytest

from purchases.rules.lines import Goods, flaw_of, too_much


@pytest.mark.parametrize(
    ("goods", "flaw"),
    [
        (Goods("A record", Decimal(1), Decimal("9.99")), ""),
        (Goods("A gift", Decimal(1), Decimal(0)), ""),
        (Goods("Cable by the metre", Decimal("2.5"), Decimal("0.40"), Decimal("0.10")), ""),
        (Goods("Cost unknown", Decimal(3), Decimal("9.99"), None), ""),
        (Goods("  ", Decimal(1), Decimal(1)), "nameless"),
        (Goods("None of it", Decimal(0), Decimal(1)), "quantity"),
        (Goods("Less than none", Decimal(-1), Decimal(1)), "quantity"),
        (Goods("No number", Decimal("NaN"), Decimal(1)), "quantity"),
        (Goods("Endless", Decimal("Infinity"), Decimal(1)), "quantity"),
        (Goods("A hair", Decimal("0.0001"), Decimal(1)), "quantity_too_fine"),
        (Goods("Money back", Decimal(1), Decimal("-0.01")), "price"),
        (Goods("Half a cent", Decimal(1), Decimal("0.005")), "price"),
        (Goods("No price", Decimal(1), Decimal("NaN")), "price"),
        (Goods("A planet", Decimal(1000), Decimal(9_999_999_999)), "amount"),
        (Goods("A costly gift", Decimal(1000), Decimal(0), Decimal(9_999_999_999)), "amount"),
        (Goods("Paid to take it", Decimal(1), Decimal(1), Decimal(-1)), "cost"),
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
        (Decimal("0.5"), 1, Decimal("0.5"), False),
        (Decimal("0.501"), 1, Decimal("0.5"), True),
    ],
)
def test_no_more_comes_back_than_is_left(back: Decimal, bought: Decimal, already: Decimal, refused: bool) -> None:
    assert too_much(Decimal(back), bought=Decimal(bought), already=Decimal(already)) is refused
