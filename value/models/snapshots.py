"""What the whole base looks like on the day of a reckoning."""

import numpy as np

from value.models.ledgers import known_of
from value.models.needs_of_the_base import needs_of_the_base
from value.models.reckoning import Reckoning
from value.models.snapshot import Snapshot
from value.rules.base import Told
from value.rules.life_cycle import life_cycle_grid


def snapshot_on(reckoning: Reckoning, base: Told, *, with_needs: bool) -> Snapshot:
    """The base in a row; needs are those of today, so that a day in the past has none."""
    needs = needs_of_the_base() if with_needs else None
    known = known_of(reckoning)
    return Snapshot(
        day=reckoning.as_of,
        customers=base.customers,
        equity=round(base.equity, 2),
        gini=base.spread.gini,
        top20=base.spread.top20,
        diversity=needs.diversity if needs else None,
        coverage=needs.coverage if needs else None,
        life_cycle=life_cycle_grid((known.day - known.last).astype(np.float64), known.purchases.astype(np.float64)),
    )
