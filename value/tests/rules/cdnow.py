"""The CDNOW sample as the papers have it: 2,357 customers, observed for 39 weeks, times in weeks."""

from collections import defaultdict
from datetime import date, datetime
from functools import cache
from pathlib import Path

from value.rules.backtest import Backtest
from value.rules.histories import Histories
from value.rules.ledger import Ledger

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "cdnow" / "CDNOW_sample.txt"
ENDS = date(1997, 9, 30)


@cache
def purchases() -> dict[str, dict[date, float]]:
    """What each customer paid on each day."""
    paid: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for line in SAMPLE.read_text().splitlines():
        _, customer, day, _, amount = line.split()
        paid[customer][datetime.strptime(day, "%Y%m%d").date()] += float(amount)
    return paid


def histories() -> Histories:
    days = [sorted(day for day in paid if day <= ENDS) for paid in purchases().values()]
    return Histories.of(
        [len(bought) - 1 for bought in days],
        [(bought[-1] - bought[0]).days / 7 for bought in days],
        [(ENDS - bought[0]).days / 7 for bought in days],
    )


def repeat_spend() -> tuple[list[int], list[float]]:
    """Of everybody who came back: how often, and what they paid at a time in the mean."""
    repeats = [[paid[day] for day in sorted(paid) if day <= ENDS][1:] for paid in purchases().values()]
    spent = [amounts for amounts in repeats if sum(amounts) > 0]
    return [len(amounts) for amounts in spent], [sum(amounts) / len(amounts) for amounts in spent]


@cache
def ledger() -> Ledger:
    rows = [
        (int(customer), day.toordinal(), amount)
        for customer, paid in purchases().items()
        for day, amount in paid.items()
    ]
    return Ledger.of(*zip(*rows, strict=True))


@cache
def backtest() -> Backtest:
    """As published: 39 weeks are known, 39 weeks follow."""
    return Backtest.of(ledger(), day=ENDS.toordinal(), days=273)
