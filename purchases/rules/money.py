"""How we round: every amount is rounded to the cent once, where it arises (a line, a refund), half a cent away from zero, as
PostgreSQL's `round` does; sums add rounded amounts and are never rounded again. So a total always equals its printed lines."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """The amount to the cent; exactly half a cent goes away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def amount_of(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """What so many pieces cost together."""
    return cents(quantity * unit_price)


def refund_of(back: Decimal, *, already: Decimal, unit_price: Decimal) -> Decimal:
    """What to pay back for `back` more pieces when `already` came back before.

    Returning a line piece by piece pays back exactly what the whole line cost, whatever the rounding in between.
    """
    return amount_of(already + back, unit_price) - amount_of(already, unit_price)


def margin_of(paid: Decimal, cost: Decimal | None) -> Decimal | None:
    """Net paid minus the cost of the goods kept; unknown while the cost is unknown."""
    return None if cost is None else paid - cost
