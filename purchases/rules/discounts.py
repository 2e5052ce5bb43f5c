"""What a discount makes of a price. A price is the list price where nobody asked less; only a lower one is a discount."""

from decimal import ROUND_HALF_UP, Decimal

from purchases.rules.money import cents

TENTH = Decimal("0.1")
WHOLE = Decimal(100)


def discounted(price: Decimal, percent: Decimal) -> Decimal:
    """The price of one piece with so many percent off, in whole cents; sums are made of these, so that they fit."""
    return cents(price * (WHOLE - percent) / WHOLE)


def list_price_of(*prices: Decimal | None, asked: Decimal) -> Decimal | None:
    """Of the prices it might have had, the highest that is more than what was asked; None without a discount."""
    return max((price for price in prices if price is not None and price > asked), default=None)


def percent_off(list_price: Decimal, asked: Decimal) -> Decimal:
    """How many percent less was asked, to a tenth of one."""
    off = ((list_price - asked) * WHOLE / list_price).quantize(TENTH, ROUND_HALF_UP)
    return off.quantize(Decimal(1)) if off == off.to_integral_value() else off
