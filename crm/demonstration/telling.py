"""What every story needs at hand."""

from dataclasses import dataclass, field
from random import Random

from crm.demonstration.catalogue import Shelf
from crm.demonstration.chronicle import Chronicle
from crm.demonstration.clock import Clock
from crm.demonstration.words import Words
from customers.models import FactType, Wording
from purchases.models import Product
from staff.models import Member
from value.models import FactRule, Need


@dataclass(frozen=True, slots=True)
class Telling:
    """The company in which the stories happen, and the book they are written into."""

    book: Chronicle
    clock: Clock
    words: Words
    shelf: Shelf
    products: dict[str, Product]
    staff: dict[str, Member]
    fact_types: dict[str, FactType]
    wordings: dict[str, Wording]
    need_rules: list[FactRule]
    needs: dict[tuple[int, int], Need] = field(default_factory=dict)
    """Those found so far, by customer and group."""

    def agent(self, chance: Random) -> Member:
        """Whoever happens to answer."""
        return self.staff[chance.choice(["Ana", "Ana", "Sam", "Sam", "Carl"])]
