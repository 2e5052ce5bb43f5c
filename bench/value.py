"""The models of value: how long fitting and scoring take, and how much memory, beside `lifetimes` in the same run.

Every measurement is a process of its own, so that its peak of memory is its own. `lifetimes` is no dependency of Picket: it
is installed for this into .data/lifetimes, with what it needs, and nothing else sees it.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from crm.runner.embedded import ROOT
from value.rules.activity import Activity
from value.rules.bg_nbd import BgNbd
from value.rules.choice import Choice
from value.rules.forecast import Forecast
from value.rules.histories import Histories, Numbers
from value.rules.ledger import Known

LIFETIMES = ROOT / ".data" / "lifetimes"
PINNED = "lifetimes==0.11.3"
SIZES = (23_570, 1_000_000)
HORIZON = 365
WEEK = 7

type Figures = dict[str, Any]


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench value", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without lifetimes")
    parser.add_argument("--measure", choices=sorted(MEASURES), help=argparse.SUPPRESS)
    parser.add_argument("--customers", type=int, default=SIZES[-1], help=argparse.SUPPRESS)
    wanted = parser.parse_args(words)
    if wanted.measure:
        print(json.dumps(MEASURES[wanted.measure](wanted.customers) | {"memory_mb": peak()}))
        return 0
    names = ["picket", "forecast"] if wanted.alone else ["picket", "forecast", "lifetimes"]
    if not wanted.alone:
        install_lifetimes()
    figures = {f"{customers}": {name: measured(name, customers) for name in names} for customers in SIZES}
    print(json.dumps(figures, indent=2) if wanted.json else in_words(figures))
    return 0


def measured(name: str, customers: int) -> Figures:
    words = [sys.executable, "-m", "bench.value", "--measure", name, "--customers", str(customers)]
    environment = dict(os.environ) | ({"PYTHONPATH": str(LIFETIMES)} if name == "lifetimes" else {})
    said = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return json.loads(said.stdout.splitlines()[-1])


def install_lifetimes() -> None:
    if not LIFETIMES.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(LIFETIMES), PINNED]
        subprocess.run(pip, check=True, stdout=sys.stderr)


def picket(customers: int) -> Figures:
    """BG/NBD alone, as `lifetimes` has it."""
    _, histories = people(customers)
    fit, (model, found) = timed(lambda: BgNbd.fitted(histories))

    def score_all() -> tuple[Numbers, Numbers]:
        kinds, places = histories.kinds()
        return model.expected(kinds, HORIZON / WEEK)[places], model.alive(kinds)[places]

    score, _ = timed(score_all)
    rows = len(histories.grouped())
    return {"fit": fit, "score": score, "rows": rows, "log_likelihood": round(found.log_likelihood, 1)}


def forecast(customers: int) -> Figures:
    """All that is shown of a customer: buying, spend, who comes again, when, and an averaged rank."""
    known, _ = people(customers)
    choice = Choice("average of model, revenue and rfm", "mbg_nbd", "rfm", 1.0, Activity(1.0, 1.0), ())
    fit, learnt = timed(lambda: Forecast.fitted(known, choice, days=HORIZON))
    score, _ = timed(lambda: learnt.of(known))
    return {"fit": fit, "score": score}


def lifetimes(customers: int) -> Figures:
    from lifetimes import BetaGeoFitter  # type: ignore[import-not-found]

    _, histories = people(customers)
    x, last, age = histories.repeats, histories.last, histories.age
    model = BetaGeoFitter()
    fit, _ = timed(lambda: model.fit(x, last, age))
    score, _ = timed(
        lambda: (
            model.conditional_expected_number_of_purchases_up_to_time(HORIZON / WEEK, x, last, age),
            model.conditional_probability_alive(x, last, age),
        )
    )
    # It keeps the mean over its rows, in units of its own choosing; told back in weeks and for all.
    r, alpha, a, b = (float(model.params_[name]) for name in ("r", "alpha", "a", "b"))
    return {"fit": fit, "score": score, "log_likelihood": round(BgNbd(r, alpha, a, b).log_likelihood(histories), 1)}


MEASURES: dict[str, Callable[[int], Figures]] = {"picket": picket, "forecast": forecast, "lifetimes": lifetimes}


def people(customers: int) -> tuple[Known, Histories]:
    """Buyers of one year who began in its first half and drop out as Pareto/NBD says, by dice that always fall alike."""
    dice = np.random.default_rng(1)
    age = HORIZON - dice.integers(0, HORIZON // 2, customers)
    rate, leaving = dice.gamma(0.55, 1 / 30, customers) / WEEK, dice.gamma(0.6, 1 / 11.7, customers) / WEEK
    there = np.minimum(dice.exponential(1 / leaving), age)
    repeats = np.minimum(dice.poisson(rate * there), there.astype(np.int64))
    last = np.where(repeats > 0, np.ceil(there * dice.random(customers) ** (1 / np.maximum(repeats, 1))), 0)
    last = np.minimum(np.maximum(last, repeats), age).astype(np.int64)
    spent = dice.gamma(6.0, dice.gamma(4.0, 2.5, customers)) * (repeats + 1)
    later = spent * repeats / (repeats + 1)
    known = Known(
        day=HORIZON,
        customer=np.arange(customers),
        purchases=repeats + 1,
        first=HORIZON - age,
        last=HORIZON - age + last,
        bought=spent,
        returned=np.zeros(customers),
        later=later,
    )
    return known, known.histories


def timed[Answer](work: Callable[[], Answer]) -> tuple[float, Answer]:
    began = time.perf_counter()
    answer = work()
    return round(time.perf_counter() - began, 3), answer


def peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def in_words(figures: dict[str, dict[str, Figures]]) -> str:
    return "\n".join(
        f"{int(customers):>9,} customers  {name:9}  fit {told['fit']:7.2f} s  score {told['score']:6.2f} s"
        f"  {told['memory_mb']:5} MB"
        for customers, by_name in figures.items()
        for name, told in by_name.items()
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
