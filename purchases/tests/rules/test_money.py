from decimal import Decimal

import pytest

from purchases.rules.money import amount_of, cents, margin_of, refund_of


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("1.004", "1.00"), ("1.005", "1.01"), ("0.125", "0.13"), ("-0.125", "-0.13"), ("2", "2.00"), ("0", "0.00")],
)
def test_half_a_cent_goes_away_from_zero(amount: str, rounded: str) -> None:
    assert cents(Decimal(amount)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("quantity", "price", "amount"), [("3", "9.99", "29.97"), ("0.333", "0.99", "0.33"), ("1.5", "0.33", "0.50")]
)
def test_a_line_is_rounded_once(quantity: str, price: str, amount: str) -> None:
    assert amount_of(Decimal(quantity), Decimal(price)) == Decimal(amount)


@pytest.mark.parametrize("pieces", [["1", "1", "1"], ["0.5", "0.25", "2.25"], ["0.001"] * 3 + ["2.997"], ["3"]])
def test_coming_back_piece_by_piece_pays_back_exactly_the_line(pieces: list[str]) -> None:
    price, already, paid = Decimal("0.99"), Decimal(0), Decimal(0)
    for piece in map(Decimal, pieces):
        paid += refund_of(piece, already=already, unit_price=price)
        already += piece
    assert paid == amount_of(already, price)


def test_a_margin_is_unknown_while_a_cost_is() -> None:
    assert margin_of(Decimal(10), None) is None
    assert margin_of(Decimal("10.00"), Decimal("12.50")) == Decimal("-2.50")
