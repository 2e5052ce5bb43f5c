from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from value.events import TIER_CHANGED
from value.models import Reckoning
from value.models.columns import Columns
from value.models.worths import TIERS, worths_of
from value.rules.reasons import FACTS, PARTS, reasons
from value.rules.tiers import LOW, Borders, Words, near, tiers

OWN = (*FACTS, *PARTS)
KEEP = """
    INSERT INTO value_standing AS old (customer_id, tier, near, since, by_hand, by_hand_reason)
    SELECT customer, tier, near, %s, '', '' FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new (customer, tier, near)
    ORDER BY customer
    ON CONFLICT (customer_id) DO UPDATE SET
        tier = EXCLUDED.tier, near = EXCLUDED.near,
        since = CASE WHEN old.tier = EXCLUDED.tier THEN old.since ELSE EXCLUDED.since END
    WHERE (old.tier, old.near) IS DISTINCT FROM (EXCLUDED.tier, EXCLUDED.near)
"""


@transaction.atomic
def assign_tiers(reckoning: Reckoning) -> None:
    """Put everybody into the tier that the new figures say, and write down whom that moves, and why."""
    worths = worths_of(reckoning)
    actual, unrealised = worths["actual"], worths["potential"] - worths["actual"]
    before = named(worths["tier"])
    borders = Borders.of(actual, unrealised, reckoning.rules.thresholds)
    after = tiers(actual, unrealised, before, borders)
    by = near(actual, unrealised, after, borders)
    now = timezone.now()
    # Who has no standing yet and is nothing special needs none.
    told = ~np.isnan(worths["tier"]) | (after != LOW) | (by != "")
    with connection.cursor() as cursor:
        customers = worths["customer"][told].astype(np.int64).tolist()
        cursor.execute(KEEP, [now, customers, after[told].tolist(), by[told].tolist()])
    usual = usual_of(worths)
    record_many(moves(worths, before, after, usual, now))
    reckoning.figures |= {"usual": usual, "borders": asdict(borders)}
    reckoning.save(update_fields=["figures"])


def named(places: Any) -> Words:
    """The tiers that numbers stand for; low-maintenance where there is none."""
    return np.array([LOW, *TIERS])[np.nan_to_num(places).astype(int)]


def usual_of(worths: Columns) -> dict[str, float]:
    """What is usual for each fact: the mean of those of whom it is known, and above zero."""
    known = {name: column[column > 0] for name, column in worths.items() if name in OWN}
    return {name: float(column.mean()) for name, column in known.items() if len(column)}


def moves(worths: Columns, before: Words, after: Words, usual: dict[str, float], now: datetime) -> Iterator[Entry]:
    """A line of history for everybody who changes tiers; being nothing special at first is no change."""
    moved = np.flatnonzero(before != after)
    had_one = ~np.isnan(worths["tier"][moved])
    tiers_of = zip(before[moved].tolist(), after[moved].tolist(), had_one.tolist(), strict=True)
    figures = zip(*(worths[name][moved].tolist() for name in OWN), strict=True)
    customers = worths["customer"][moved].astype(np.int64).tolist()
    for customer, (was, tier, had), own in zip(customers, tiers_of, figures, strict=True):
        known = {name: number for name, number in zip(OWN, own, strict=True) if number == number}
        why = [[fact.fact, round(fact.value, 4), round(fact.usual, 4)] for fact in reasons(known, usual, tier)]
        details = {"before": was if had else "", "after": tier, "reasons": why}
        yield Entry(customer, TIER_CHANGED, now, details=details)
