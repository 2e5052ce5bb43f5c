"""What happens by the clock: the one table of it. A verb, and every so many seconds.

Each verb only finds and does what is due, so a beat that is missed or doubled does no harm.
"""

from collections.abc import Callable
from dataclasses import dataclass

from customers.actions.deliver_reactions import deliver_reactions
from customers.actions.take_up_intakes import take_up_intakes
from customers.actions.tidy_intakes import tidy_intakes
from interactions.actions.break_overdue_promises import break_overdue_promises
from interactions.actions.forget_visitors import forget_visitors
from staff.actions.tidy_doors import tidy_doors
from value.actions.fill_in_months import fill_in_months
from value.actions.reckon_nightly import reckon_nightly
from value.actions.release_tiers import release_tiers
from value.actions.take_up_reckonings import take_up_reckonings
from wiring.actions.forget_answers import forget_answers


@dataclass(frozen=True)
class Recurring:
    """`verb` is rung for every `seconds`, and, where `woken`, as soon as live screens were told anything."""

    verb: Callable[[], object]
    seconds: float
    woken: bool = False


RECURRING: tuple[Recurring, ...] = (
    Recurring(deliver_reactions, seconds=5, woken=True),
    Recurring(break_overdue_promises, seconds=10),
    Recurring(take_up_intakes, seconds=30),
    Recurring(take_up_reckonings, seconds=30),
    Recurring(reckon_nightly, seconds=60),
    Recurring(release_tiers, seconds=600),
    Recurring(fill_in_months, seconds=60),
    Recurring(tidy_intakes, seconds=3600),
    Recurring(tidy_doors, seconds=3600),
    Recurring(forget_visitors, seconds=3600),
    Recurring(forget_answers, seconds=3600),
)
