"""What purchases show on a customer's page."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from customers.models import Customer
from purchases.models.figures import MONTHS, Figures, favourites_of, figures_of
from purchases.rules.pace import pace
from purchases.rules.sparkline import Bar, bars
from staff.models import Member
from staff.rules.powers import Power
from wiring.panels import Place, panel

WIDTH, HEIGHT = 264, 32


@panel(place=Place.SIDE, order=10, template="purchases/panels/purchases.html")
def purchases(customer: Customer, viewer: Member) -> dict[str, Any]:
    """What they bought, how often, what it brought in; the margin only to those who may see margins."""
    figures = figures_of(customer)
    may_change = viewer.may(Power.TAKE_ORDERS)
    if figures is None:
        return {"figures": None, "may_change": may_change}
    days_since = (timezone.now() - figures.last_at) / timedelta(days=1)
    return {
        "figures": figures,
        "may_change": may_change,
        "main": figures.main,
        "others": [sums for sums in figures.sums if sums.currency != figures.main.currency],
        "may_see_margin": viewer.may(Power.SEE_MARGIN),
        "pace": pace(days_since, figures.usual_gap),
        "favourites": favourites_of(customer, figures.main.currency),
        "bars": months_drawn(figures),
        "width": WIDTH,
        "height": HEIGHT,
    }


def months_drawn(figures: Figures) -> list[tuple[Bar, str]]:
    """The last months, each a bar, those without a purchase too; and as `2026-05` each month that has orders to open."""
    today = timezone.localdate()
    shown = [months_before(today, back) for back in range(MONTHS - 1, -1, -1)]
    keys = [f"{month:%Y-%m}" for month in shown]
    amounts = [
        (date_format(month, "F Y"), figures.months.get(key, Decimal(0))) for month, key in zip(shown, keys, strict=True)
    ]
    drawn = bars(amounts, width=WIDTH, height=HEIGHT)
    return [(bar, key if key in figures.months else "") for bar, key in zip(drawn, keys, strict=True)]


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months earlier."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)
