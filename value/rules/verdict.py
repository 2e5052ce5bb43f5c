"""What trying the models on the past showed, as it is kept and shown: plain numbers and words."""

from dataclasses import asdict
from datetime import date
from typing import Any

from value.rules.backtest import Backtest

SHARE, LONGEST = 1 / 3, 365


def hold_out(first: int, last: int, horizon_days: int) -> int:
    """How many of the last days are kept to judge by: as many as are looked ahead, at most a third of all there are."""
    return max(min(horizon_days, int((last - first + 1) * SHARE), LONGEST), 1)


def verdict_of(backtest: Backtest, *, days: int) -> dict[str, Any]:
    """Every candidate's figures, what was chosen before the hold-out of so many days, and how that did in it."""
    choice, trial = backtest.choice, backtest.trial
    lead = backtest.leads[choice.simple]
    return {
        "customers": len(trial.known),
        "calibration_end": date.fromordinal(trial.known.day).isoformat(),
        "days": days,
        "models": {name: asdict(verdict) for name, verdict in trial.verdicts.items()},
        "chosen_ranking": choice.ranking,
        "chosen_amounts": choice.amounts,
        "factor": choice.factor,
        "amounts": asdict(backtest.amounts),
        "best_simple": choice.simple,
        "lead": [lead.difference, lead.error],
        "no_better_than": backtest.no_better_than,
        "tenths": backtest.tenths,
        "returned": backtest.returned,
        "flag_right": backtest.flag_right,
        "notes": list(trial.lesson.notes),
    }
