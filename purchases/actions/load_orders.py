from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from customers.actions.recognise_customers import recognise_customers
from customers.actions.reserve_ids import reserve_ids
from customers.models import Intake
from purchases.actions.known_orders import known_orders
from purchases.actions.make_products import make_products
from purchases.actions.write_orders import write_orders
from purchases.models import Order
from purchases.rules.order_files import OrderSheet, Told, Verdict, moment_of, thing_of
from wiring.intake import Outcome, Row

OUTCOMES = {Verdict.NEW: Outcome.CREATED, Verdict.CHANGED: Outcome.UPDATED, Verdict.KNOWN: Outcome.SKIPPED}


def load_orders(rows: Sequence[Row], *, intake: Intake) -> None:
    """Bring order lines in, one row each, whatever else the order had before.

    Everything is asked and written for the whole batch at once; what a line means is decided in `rules/order_files.py`.
    """
    rows = recognise_customers(rows, intake=intake, make=bool(intake.option("make_customers")))
    if not rows:
        return
    products = make_products((row.values for row in rows), intake=intake)
    told = by_order(rows)
    sheets = known_orders(told, intake=intake)
    fresh = [number for number in told if number not in sheets]
    for number, key in zip(fresh, reserve_ids(len(fresh), of=Order), strict=True):
        sheets[number] = new_sheet(key, told[number][0].values, intake)
    for number, lines in told.items():
        take(sheets[number], lines)
    write_orders([sheet for sheet in sheets.values() if sheet.has_news], products, intake=intake)


def by_order(rows: Sequence[Row]) -> dict[str, list[Row]]:
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        told[row.values["number"]].append(row)
    return dict(told)


def new_sheet(key: int, values: Mapping[str, Any], intake: Intake) -> OrderSheet:
    return OrderSheet(
        key,
        number=values["number"],
        customer=values["customer"],
        placed_at=moment_of(values),
        currency=values.get("currency") or settings.CURRENCY,
        state=values.get("state") or intake.option("state"),
        channel=values.get("channel"),
        is_new=True,
        is_ours=True,
    )


def take(sheet: OrderSheet, rows: Sequence[Row]) -> None:
    """Let the order hear its lines, and leave on each row what became of it."""
    heard = [row for row in rows if belongs(row, sheet)]
    verdicts = sheet.take([told_by(row.values) for row in heard])
    for row, verdict in zip(heard, verdicts, strict=True):
        if verdict in OUTCOMES:
            row.outcome = OUTCOMES[verdict]
        elif verdict == Verdict.TWICE:
            row.fail(
                _("Order %(number)s has a line %(position)s already in this file, and it says something else.")
                % row.values,
                "position",
            )
        else:
            row.fail(
                _(
                    "Order %(number)s has several lines of this article; which one is meant takes a column of line numbers."
                )
                % row.values,
                "sku" if "sku" in row.values else "description",
            )
    if heard and (state := heard[0].values.get("state")) and sheet.move_to(state):
        heard[0].outcome = Outcome.UPDATED if heard[0].outcome == Outcome.SKIPPED else heard[0].outcome


def belongs(row: Row, sheet: OrderSheet) -> bool:
    """Whether the row can be of this order at all."""
    values = row.values
    if values["customer"] != sheet.customer:
        row.fail(_("Order %(number)s is another customer's.") % values, "number")
    elif values.get("currency", sheet.currency) != sheet.currency:
        row.fail(_("Order %(number)s is in %(ours)s.") % {"number": sheet.number, "ours": sheet.currency}, "currency")
    return row.outcome != Outcome.FAILED


def told_by(values: Mapping[str, Any]) -> Told:
    return Told(
        product=thing_of(values),
        position=values.get("position"),
        quantity=values["quantity"],
        unit_price=values["unit_price"],
        unit_cost=values.get("unit_cost"),
        description=values.get("description"),
    )
