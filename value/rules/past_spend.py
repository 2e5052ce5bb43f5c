"""Spend as it was: what each customer paid at a time in the mean, returns taken off."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from value.rules.histories import Numbers
from value.rules.ledger import Known


@dataclass(frozen=True, slots=True)
class PastSpend:
    """Nothing is learnt: everybody is taken at their own word, if they bought but once."""

    @classmethod
    def learnt(cls, known: Known) -> Self:
        if not len(known):
            raise ValueError("Spend cannot be learnt from nobody.")
        return cls()

    def of(self, known: Known) -> Numbers:
        return known.net / np.maximum(known.purchases, 1)
