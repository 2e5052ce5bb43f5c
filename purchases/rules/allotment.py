"""Which bought goods a credit note takes back, when it does not say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from purchases.rules.money import amount_of


@dataclass(slots=True)
class Purchase:
    """An order of which something may come back, and how much of its price was not paid back yet."""

    id: int
    number: str
    customer: int
    placed_at: datetime
    currency: str
    paid: Decimal


@dataclass(slots=True)
class Bought:
    """A line of an order, and how many of it the customer still has."""

    line: int
    purchase: Purchase
    unit_price: Decimal
    left: Decimal


@dataclass(slots=True)
class GoodsBack:
    """What one credit note takes back of one order."""

    number: str
    purchase: Purchase
    at: datetime
    reason: str = ""
    refund: Decimal = Decimal(0)
    lines: dict[int, Decimal] = field(default_factory=dict)

    @property
    def pieces(self) -> Decimal:
        return sum(self.lines.values(), Decimal(0))


class NothingLeft(Exception):
    """Fewer than these pieces are left to come back."""


class NotPaid(Exception):
    """More would be paid back than was paid for the order."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.number)
        self.purchase = purchase


type Part = tuple[Bought, Decimal, Decimal]


def allot(back: Decimal, bought: Iterable[Bought], *, at: datetime, unit_price: Decimal, order: str) -> list[Part]:
    """From which lines so many pieces come back, and what is paid back for each part.

    Those of the named order; without a name what was bought before, at the same price first, the latest first. Raises
    `NothingLeft` or `NotPaid`, and takes nothing from the lines yet.
    """
    able = [b for b in bought if b.left > 0 and (b.purchase.number == order if order else b.purchase.placed_at <= at)]
    able.sort(key=lambda b: (b.unit_price == unit_price, b.purchase.placed_at, b.line), reverse=True)
    parts: list[Part] = []
    for line in able:
        taken = min(line.left, back)
        parts.append((line, taken, amount_of(taken, unit_price)))
        back -= taken
        if not back:
            check_paid(parts)
            return parts
    raise NothingLeft


def check_paid(parts: Sequence[Part]) -> None:
    for purchase in {id(line.purchase): line.purchase for line, _taken, _refund in parts}.values():
        if sum(refund for line, _taken, refund in parts if line.purchase is purchase) > purchase.paid:
            raise NotPaid(purchase)
