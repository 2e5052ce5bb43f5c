import json
from itertools import starmap
from typing import Any

import numpy as np
from django.db import connection, transaction

from value.models import Reckoning, Valuation
from value.models.accounts import accounts_between, end_of_next, growth_between
from value.models.columns import Columns
from value.rules.forecast import Forecast
from value.rules.ledger import Known
from value.rules.valuing import Figures, value

AT_ONCE = 20_000
NUMBERS = (
    "score", "alive", "purchases", "spend", "revenue", "next_days", "margin_rate", "margin", "service", "actual", "growth",
    "elsewhere", "channel", "potential",
)  # fmt: skip
SAID = {
    "alive": "returning", "purchases": "purchases", "spend": "spend", "revenue": "revenue", "next_days": "next_purchase",
    "score": "score",
}  # fmt: skip
"""Our names for what a prediction says."""

COPY = f"""
    COPY value_valuation (
        reckoning_id, customer_id, {", ".join(NUMBERS)}, recency_fifth, frequency_fifth, stage, trend, parts
    ) FROM STDIN
"""


@transaction.atomic
def value_customers(reckoning: Reckoning) -> bool:
    """Work out and write down what some more customers are worth; whether there are more."""
    up_to = end_of_next(reckoning.position, AT_ONCE)
    if up_to is None:
        return False
    span = (reckoning.position, up_to)
    known = accounts_between(*span, reckoning, Reckoning.objects.current())
    growth = growth_between(*span, reckoning)
    missed = np.array([growth[int(customer)][0] if int(customer) in growth else 0.0 for customer in known["customer"]])
    expected = expect(known, reckoning) if reckoning.enough else None
    figures = value(known, expected, missed, reckoning.as_of.toordinal(), reckoning.terms)
    # A piece that was half written when its worker died is not there; one that was written moved the position.
    Valuation.objects.filter(reckoning=reckoning, customer__gt=span[0], customer__lte=up_to).delete()
    write(reckoning, known, figures, growth)
    reckoning.position = up_to
    reckoning.save(update_fields=["position"])
    return True


def expect(known: Columns, reckoning: Reckoning) -> Figures:
    """What the forecast says of those who bought; nan of the others."""
    bought = known["purchases"] > 0
    forecast = Forecast.from_json(reckoning.forecast)
    said = forecast.of(known_of({name: column[bought] for name, column in known.items()}, reckoning))
    expected = {}
    for name, column in SAID.items():
        expected[name] = np.full(len(bought), np.nan)
        expected[name][bought] = getattr(said, column)
    return expected


def known_of(columns: Columns, reckoning: Reckoning) -> Known:
    customer, purchases, first, last = (
        columns[name].astype(np.int64) for name in ("customer", "purchases", "first", "last")
    )
    bought, returned, later = columns["bought"], columns["returned"], columns["later"]
    return Known(reckoning.as_of.toordinal(), customer, purchases, first, last, bought, returned, later)


def write(reckoning: Reckoning, known: Columns, figures: Figures, growth: dict[int, Any]) -> None:
    columns = [known["customer"].astype(np.int64).tolist()]
    columns += [[None if number != number else number for number in figures[name].tolist()] for name in NUMBERS]
    columns += [figures[name].astype(int).tolist() for name in ("recency_fifth", "frequency_fifth")]
    columns += [figures["stage"].tolist(), figures["trend"].astype(int).tolist()]

    def line(customer: int, *rest: Any) -> tuple[Any, ...]:
        parts = {"growth": growth[customer][1]} if customer in growth else {}
        return reckoning.pk, customer, *rest, json.dumps(parts)

    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(COPY) as stream:
        for row in starmap(line, zip(*columns, strict=True)):
            stream.write_row(row)
