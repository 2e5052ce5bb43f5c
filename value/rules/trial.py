"""One cut-off: every candidate learns what was known then, predicts what came, and is judged by it."""

from dataclasses import dataclass
from typing import Self

from value.rules.candidates import FROM_THE_SIMPLEST, Candidates, Lesson
from value.rules.histories import Numbers
from value.rules.judging import Verdict, judge, judge_ranking
from value.rules.ledger import Known, Ledger, Whole


@dataclass(frozen=True, slots=True)
class Trial:
    """`days` is how much of the future was looked at; `paid` and `bought` are what came: money, and days of purchase."""

    days: int
    known: Known
    lesson: Lesson
    paid: Numbers
    bought: Whole
    verdicts: dict[str, Verdict]

    @classmethod
    def of(cls, ledger: Ledger, *, day: int, days: int) -> Self:
        """All who bought up to the end of this day, and the days after it. Raises ValueError where nobody did."""
        known = Known.at(day, ledger)
        if not len(known):
            raise ValueError("Nobody bought before the cut-off.")
        lesson = Candidates.learnt(known, days=days)
        paid, bought = known.paid_in(ledger.between(day, day + days))
        names = [name for name in FROM_THE_SIMPLEST if lesson.candidates.has(name)]
        verdicts = {name: verdict(lesson.candidates, name, known, days, paid) for name in names}
        return cls(days, known, lesson, paid, bought, verdicts)

    def score(self, name: str) -> Numbers:
        return self.lesson.candidates.score(name, self.known, days=self.days)

    def purchases(self, name: str) -> Numbers:
        return self.lesson.candidates.purchases(name, self.known, days=self.days)

    def amount(self, name: str) -> Numbers:
        return self.purchases(name) * self.lesson.candidates.spend(name, self.known)


def verdict(candidates: Candidates, name: str, known: Known, days: int, paid: Numbers) -> Verdict:
    amount = candidates.amount(name, known, days=days)
    return judge_ranking(candidates.score(name, known, days=days), paid) if amount is None else judge(amount, paid)
