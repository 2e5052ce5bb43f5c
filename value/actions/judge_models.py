import numpy as np
from django.db import transaction

from value.models import Reckoning
from value.models.ledgers import known_of, ledger_of
from value.rules.backtest import Backtest
from value.rules.choice import Choice
from value.rules.forecast import Forecast
from value.rules.ledger import Known
from value.rules.life_cycle import fifth_borders, gaps_of, usual_gaps
from value.rules.sufficiency import Extent
from value.rules.verdict import hold_out, verdict_of

SAMPLE = 50_000
"""The past is tried on so many buyers at most: beyond, models differ by less than chance anyway."""


@transaction.atomic
def judge_models(reckoning: Reckoning) -> None:
    """Try every model and every rule of thumb on this company's own past, choose, and fit what was chosen to everybody.

    Where there is not history enough, that is said instead. Keeps what is usual in the whole base as well.
    """
    known = known_of(reckoning)
    ledger = ledger_of(reckoning, one_in=max(len(known) // SAMPLE, 1))
    reckoning.figures |= {
        "gaps": usual_gaps(*gaps_of(ledger)),
        "recency_borders": fifth_borders(known.last.astype(np.float64)),
        "frequency_borders": fifth_borders(known.purchases.astype(np.float64)),
    }
    reckoning.shortage = extent_of(known).missing(buyers=reckoning.rules.least_buyers, days=reckoning.rules.least_days)
    reckoning.enough = not reckoning.shortage
    if reckoning.enough:
        days = hold_out(int(known.first.min()), known.day, reckoning.rules.horizon_days)
        reckoning.verdict = verdict_of(Backtest.of(ledger, day=known.day - days, days=days), days=days)
        choice = Choice.made(ledger, day=known.day, days=reckoning.rules.horizon_days)
        reckoning.forecast = Forecast.fitted(known, choice, days=reckoning.rules.horizon_days).as_json()
    reckoning.save(update_fields=["figures", "shortage", "enough", "forecast", "verdict"])


def extent_of(known: Known) -> Extent:
    if not len(known):
        return Extent(0, 0, 0)
    return Extent(len(known), int(known.day - known.first.min()), int(known.purchases.max()))
