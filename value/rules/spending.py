"""What the models of spend have in common: learnt from what is known of all, asked what each will spend at a time."""

from dataclasses import Field
from typing import Any, ClassVar, Protocol, Self

from value.rules.gamma_gamma import GammaGamma
from value.rules.histories import Numbers
from value.rules.ledger import Known
from value.rules.past_spend import PastSpend
from value.rules.shrunk_spend import ShrunkSpend


class Spending(Protocol):
    """A dataclass of numbers, so that it can be kept and read again."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @classmethod
    def learnt(cls, known: Known) -> Self:
        """Raises ValueError where there is too little to learn from."""

    def of(self, known: Known) -> Numbers:
        """What each will spend at a time."""


SPENDING: dict[str, type[Spending]] = {
    "gamma_gamma": GammaGamma,
    "shrunk_spend": ShrunkSpend,
    "past_spend": PastSpend,
}
