"""What the choice was worth in a period it had not seen."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from value.rules.candidates import SIMPLE
from value.rules.choice import Choice
from value.rules.forecast import Forecast, Prediction
from value.rules.judging import Lead, Verdict, by_tenths, judge, lead
from value.rules.ledger import Ledger
from value.rules.trial import Trial


@dataclass(frozen=True, slots=True)
class Backtest:
    """`trial` has every candidate's verdict, `amounts` that of the amounts chosen, with their factor. `leads` are those
    of the chosen ranking over each rule of thumb; `tenths` compare predicted and actual revenue, `returned` the
    probability to buy again and the share who did, each from the lowest prediction up."""

    choice: Choice
    trial: Trial
    prediction: Prediction
    amounts: Verdict
    leads: dict[str, Lead]
    tenths: list[tuple[float, float]]
    returned: list[tuple[float, float]]
    flag_right: float
    """How often "will buy again", said where that is likelier than not, was right."""

    @classmethod
    def of(cls, ledger: Ledger, *, day: int, days: int) -> Self:
        """Learnt and chosen from what was known at the end of this day, judged by the `days` after it."""
        choice = Choice.made(ledger, day=day, days=days)
        trial = Trial.of(ledger, day=day, days=days)
        prediction = Forecast.by(choice, trial.lesson.candidates, days=days).of(trial.known)
        score = trial.score(choice.ranking)
        came = trial.bought > 0
        return cls(
            choice,
            trial,
            prediction,
            judge(prediction.revenue, trial.paid),
            {name: lead(score, trial.score(name), trial.paid) for name in SIMPLE},
            by_tenths(prediction.revenue, trial.paid),
            by_tenths(prediction.returning, came.astype(np.float64)),
            float(((prediction.returning > 0.5) == came).mean()),
        )

    @property
    def no_better_than(self) -> list[str]:
        """The rules of thumb that did as well, as far as can be told."""
        return [name for name, lead in self.leads.items() if name != self.choice.ranking and not lead.is_real]
