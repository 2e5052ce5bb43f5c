"""What may stand on a line of an order, and how much of it can come back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from purchases.rules.money import CENT, amount_of

STEP = Decimal("0.001")
MOST = Decimal(10) ** 9
DEAREST = Decimal(10) ** 10
LARGEST_SUM = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Goods:
    """So many of one thing at this price each. A gift has the price 0; `unit_cost` is None where nobody knows it."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    unit_cost: Decimal | None = None


def flaw_of(goods: Goods) -> str:
    """What is wrong with the line, as a word to look up; empty if nothing is."""
    if not goods.description.strip():
        return "nameless"
    if not (goods.quantity.is_finite() and 0 < goods.quantity < MOST):
        return "quantity"
    if goods.quantity % STEP:
        return "quantity_too_fine"
    if not is_price(goods.unit_price):
        return "price"
    if goods.unit_cost is not None and not is_price(goods.unit_cost):
        return "cost"
    if not is_summable([goods]):
        return "amount"
    return ""


def is_summable(goods: Iterable[Goods]) -> bool:
    """Whether what they come to together, and what they cost us, are amounts that we can write down."""
    lines = list(goods)
    paid = sum((amount_of(line.quantity, line.unit_price) for line in lines), Decimal(0))
    cost = sum((amount_of(line.quantity, line.unit_cost) for line in lines if line.unit_cost), Decimal(0))
    return paid < LARGEST_SUM and cost < LARGEST_SUM


def is_price(amount: Decimal) -> bool:
    """Whole cents, not negative: money back is a return, not a negative price."""
    return amount.is_finite() and 0 <= amount < DEAREST and not amount % CENT


def too_much(back: Decimal, *, bought: Decimal, already: Decimal) -> bool:
    """Whether more would come back than is still with the customer."""
    return back > bought - already
