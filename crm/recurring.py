"""What happens by the clock: the one table of it. A verb, and every so many seconds.

Each verb only finds and does what is due, so a beat that is missed or doubled does no harm.
"""

from collections.abc import Callable
from dataclasses import dataclass

from interactions.actions.break_overdue_promises import break_overdue_promises


@dataclass(frozen=True)
class Recurring:
    """`verb` is rung for every `seconds`, and, where `woken`, as soon as live screens were told anything."""

    verb: Callable[[], object]
    seconds: float
    woken: bool = False


RECURRING: tuple[Recurring, ...] = (Recurring(break_overdue_promises, seconds=10),)
