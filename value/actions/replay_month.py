from datetime import date

from django.db import transaction

from value.actions.find_peers import find_peers
from value.actions.judge_models import judge_models
from value.actions.keep_portfolios import keep_portfolios
from value.actions.read_histories import read_histories
from value.actions.value_customers import value_customers
from value.models import Portfolio, Reckoning, Snapshot, ValueRules
from value.models.portfolios import portfolios_on
from value.models.snapshots import snapshot_on
from value.models.worths import worths_of
from value.rules.base import told_of


class Unwound(Exception):
    """What was played through is taken back; its sums were read."""


def replay_month(day: date) -> None:
    """Work out from the log what portfolios and the whole base were worth at the end of a day in the past, and keep it.

    It is played through as on that day, in a transaction that is taken back: nobody sees it, no line of history is
    written, today's figures stay. By today's rules and today's models, so that months can be compared.
    """
    portfolios, snapshot = played(day)
    keep_portfolios(portfolios, snapshot, day=day)


def played(day: date) -> tuple[list[Portfolio], Snapshot]:
    try:
        with transaction.atomic():
            reckoning = Reckoning.objects.create(
                as_of=day, rules=ValueRules.objects.in_force(), state=Reckoning.State.STOPPED
            )
            while read_histories(reckoning):
                pass
            judge_models(reckoning)
            find_peers(reckoning)
            reckoning.position = 0
            while value_customers(reckoning):
                pass
            base = told_of(worths_of(reckoning))
            found = portfolios_on(reckoning), snapshot_on(reckoning, base, with_needs=False)
            raise Unwound
    except Unwound:
        return found
