from decimal import Decimal

from purchases.rules.discounts import discounted, list_price_of, percent_off


def test_a_discount_is_rounded_to_the_cent_piece_by_piece() -> None:
    assert discounted(Decimal("12.99"), Decimal(10)) == Decimal("11.69")
    assert discounted(Decimal("0.05"), Decimal(50)) == Decimal("0.03")
    assert discounted(Decimal("12.99"), Decimal(0)) == Decimal("12.99")


def test_only_more_than_what_was_asked_is_a_list_price() -> None:
    assert list_price_of(Decimal(12), None, Decimal(14), asked=Decimal(13)) == Decimal(14)
    assert list_price_of(Decimal(12), None, asked=Decimal(12)) is None


def test_a_share_is_told_to_a_tenth_and_without_an_idle_zero() -> None:
    assert str(percent_off(Decimal("12.99"), Decimal("11.69"))) == "10"
    assert str(percent_off(Decimal(16), Decimal(14))) == "12.5"
