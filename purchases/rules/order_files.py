"""What one line of a file means for an order: a new line, a changed one, or one we have already.

Where the file numbers its lines, the number says which line is meant. Where it does not, a line of an order we had
before is known by its product: the same product, quantity and price is the same line; what is left over can only be
told when one line of that product stands against one. Where that fails we say so rather than guess.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

PLACED = "placed"


class Told(NamedTuple):
    """A line as the file tells it; a cost or a text it does not give is None."""

    product: str
    position: int | None
    quantity: Decimal
    unit_price: Decimal
    unit_cost: Decimal | None
    description: str | None


def thing_of(values: Mapping[str, Any]) -> str:
    """By what the thing on a line is known: its article number, or what it is called."""
    return str(values.get("sku") or values["description"])


def moment_of(values: Mapping[str, Any]) -> datetime:
    """When it was: the day, and the time where that stands in a column of its own."""
    placed_at: datetime = values["placed_at"]
    at: time | None = values.get("placed_time")
    return datetime.combine(placed_at.date(), at, placed_at.tzinfo) if at else placed_at


@dataclass(slots=True)
class Line:
    """A line of an order as it stands, or as it will."""

    position: int
    product: str
    quantity: Decimal
    unit_price: Decimal
    unit_cost: Decimal | None
    description: str
    id: int | None = None
    product_id: int | None = None

    def says(self, told: Told) -> bool:
        """Whether the file tells nothing else about it."""
        return (
            self.product == told.product
            and self.quantity == told.quantity
            and self.unit_price == told.unit_price
            and told.unit_cost in (None, self.unit_cost)
            and told.description in (None, self.description)
        )


class Verdict(Enum):
    """What becomes of a told line."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    TWICE = "twice"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class OrderSheet:
    """An order while a batch of lines is read: what it is, the lines it has, and what becomes of both.

    `is_new`: this batch makes it; `is_ours`: this file does, so that every line without a number is a new one.
    `only_grows`: the file holds lines that had errors before, so that none of them changes one that is there.
    """

    id: int
    number: str
    customer: int
    placed_at: datetime
    currency: str
    state: str
    channel: str | None
    is_new: bool = False
    is_ours: bool = False
    only_grows: bool = False
    lines: list[Line] = field(default_factory=list)
    last: int = 0
    new: list[Line] = field(default_factory=list)
    changed: list[tuple[Line, Told]] = field(default_factory=list)
    state_before: str = ""

    @property
    def has_news(self) -> bool:
        return bool(self.new or self.changed or self.state_before)

    def move_to(self, state: str) -> bool:
        """Let an order we had before move on, from placed to what the file says; whether that is news."""
        if self.is_new or self.state != PLACED or state == PLACED:
            return False
        self.state_before, self.state = self.state, state
        return True

    def take(self, told: Sequence[Told]) -> list[Verdict]:
        """Decide about lines told one after the other, and remember what follows from it."""
        at = {line.position: line for line in self.lines}
        spare: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            spare[line.product].append(line)
        verdicts = [self.at_once(line, at, spare[line.product]) for line in told]
        left: dict[str, list[int]] = defaultdict(list)
        for number, verdict in enumerate(verdicts):
            if verdict is None:
                left[told[number].product].append(number)
        for product, numbers in left.items():
            late = self.by_product([told[number] for number in numbers], spare[product])
            for number, verdict in zip(numbers, late, strict=True):
                verdicts[number] = verdict
        return [verdict for verdict in verdicts if verdict is not None]

    def at_once(self, told: Told, at: dict[int, Line], spare: list[Line]) -> Verdict | None:
        """What can be said without looking at the other told lines; a line found is not to be found twice."""
        if told.position is not None:
            line = at.get(told.position)
            if line is None:
                at[told.position] = self.add(told, told.position)
                return Verdict.NEW
            if line.says(told):
                return Verdict.KNOWN
            return Verdict.TWICE if self.is_ours or line.id is None else self.change(line, told)
        if self.is_ours:
            self.add(told, self.last + 1)
            return Verdict.NEW
        same = next((line for line in spare if line.says(told)), None)
        if same is None:
            return None
        spare.remove(same)
        return Verdict.KNOWN

    def by_product(self, told: Sequence[Told], spare: Sequence[Line]) -> list[Verdict]:
        """Lines that say something else about a product than those we have of it."""
        if not spare or self.only_grows:
            for line in told:
                self.add(line, self.last + 1)
            return [Verdict.NEW] * len(told)
        if len(spare) != len(told):
            return [Verdict.UNCLEAR] * len(told)
        return [self.change(line, new) for line, new in zip(spare, told, strict=True)]

    def add(self, told: Told, position: int) -> Line:
        line = Line(
            position, told.product, told.quantity, told.unit_price, told.unit_cost, told.description or told.product
        )
        self.new.append(line)
        self.last = max(self.last, position)
        return line

    def change(self, line: Line, told: Told) -> Verdict:
        self.changed.append((line, told))
        return Verdict.CHANGED
