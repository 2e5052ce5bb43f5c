"""What came of the customers each of us looks after, month by month: Return on Customer."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from customers.models import Viewer
from value.models.portfolio import Portfolio
from value.rules.return_on_customer import return_on_customer

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One portfolio at the end of a month, beside the month before: money, and the return as a share (None: unknown)."""

    day: date
    customers: int
    equity: float
    change: float | None
    cash_flow: float
    returned: float | None


@dataclass(frozen=True, slots=True)
class Returns:
    """The months of one portfolio, the latest first; without a name it is that of the customers nobody looks after."""

    manager: str
    months: list[Month]


def returns_of(viewer: Viewer, *, months: int = MONTHS) -> list[Returns]:
    """Of all portfolios, or of one's own for those who see no others."""
    kept = Portfolio.objects.select_related("manager").order_by("manager__name", "manager", "day")
    if not viewer.sees_every_customer:
        kept = kept.filter(manager=viewer.pk)
    by_manager = groupby(kept, key=lambda each: (each.manager_id, each.manager.name if each.manager else ""))
    return [Returns(name, told(list(days))[:months]) for (_, name), days in by_manager]


def told(days: list[Portfolio]) -> list[Month]:
    """Each day beside the one before it; they come in order, and leave the latest first."""
    months = []
    for before, now in zip([None, *days], days, strict=False):
        equity, cash = float(now.equity), float(now.cash_flow)
        earlier = None if before is None else float(before.equity)
        change = None if earlier is None else equity - earlier
        returned = None if earlier is None else return_on_customer(cash, earlier, equity)
        months.append(Month(now.day, now.customers, equity, change, cash, returned))
    return months[::-1]
