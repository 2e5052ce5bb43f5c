"""What is expected of each customer within a horizon: the chosen ranking and amounts, ready to be asked and to be kept.

Nothing in it depends on who else is asked about: a million customers may be taken in portions and in any order.
"""

from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np

from value.rules.activity import Activity
from value.rules.candidates import BUYING, Candidates
from value.rules.choice import Choice
from value.rules.histories import Numbers
from value.rules.ledger import Known, Whole
from value.rules.ruler import Ruler
from value.rules.spending import SPENDING

LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Prediction:
    """One place in every column for each of the customers asked about.

    `returning` is the probability that they buy again within the horizon, calibrated; `alive` the model's own
    probability that they have not dropped out, which nothing can confirm. `purchases` are days of purchase within the
    horizon, `spend` is money at a time; `revenue` is their product, multiplied by the factor that was missing before.
    `next_purchase` is in how many days to look for the next one, not a number where none is likely. `score` ranks.
    """

    customer: Whole
    returning: Numbers
    alive: Numbers
    purchases: Numbers
    spend: Numbers
    revenue: Numbers
    next_purchase: Numbers
    score: Numbers


@dataclass(frozen=True, slots=True)
class Forecast:
    """`days` is the horizon; `ranking` and `amounts` are names among the candidates."""

    days: int
    ranking: str
    amounts: str
    factor: float
    activity: Activity
    candidates: Candidates

    @classmethod
    def fitted(cls, known: Known, choice: Choice, *, days: int) -> Self:
        """Learns what the choice needs from all who are known. Raises ValueError where nobody is."""
        if not len(known):
            raise ValueError("Nothing can be expected where nobody bought.")
        learnt = Candidates.learnt(known, days=days, only=(choice.ranking, choice.amounts))
        return cls.by(choice, learnt.candidates, days=days)

    @classmethod
    def by(cls, choice: Choice, candidates: Candidates, *, days: int) -> Self:
        """The same of candidates who have learnt already."""
        return cls(days, choice.ranking, choice.amounts, choice.factor, choice.activity, candidates)

    def of(self, known: Known) -> Prediction:
        purchases = self.candidates.purchases(self.amounts, known, days=self.days)
        spend = self.candidates.spend(self.amounts, known)
        returning = self.activity.of(purchases)
        return Prediction(
            known.customer,
            returning,
            self.candidates.alive(self.amounts, known),
            purchases,
            spend,
            purchases * spend * self.factor,
            self.next_purchase(purchases, returning),
            self.candidates.score(self.ranking, known, days=self.days),
        )

    def next_purchase(self, purchases: Numbers, returning: Numbers) -> Numbers:
        """Of n purchases that fall anywhere within the horizon, the first is to be looked for after its (n + 1)th part;
        n is what is expected of those who come at all."""
        at_all = np.maximum(purchases / np.maximum(returning, 1e-9), 1.0)
        return np.where(returning >= LIKELY, self.days / (at_all + 1), np.nan)

    def as_json(self) -> dict[str, Any]:
        """Plain numbers, lists and words; `from_json` makes the same of them again."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        parts = kept["candidates"]
        return cls(
            **{name: kept[name] for name in ("days", "ranking", "amounts", "factor")},
            activity=Activity(**kept["activity"]),
            candidates=Candidates(
                parts["since"],
                {name: BUYING[name](**figures) for name, figures in parts["buying"].items()},
                {name: SPENDING[name](**figures) for name, figures in parts["spending"].items()},
                {
                    name: Ruler(**{key: tuple(row) for key, row in marks.items()})
                    for name, marks in parts["rulers"].items()
                },
            ),
        )
