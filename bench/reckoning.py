"""One reckoning of everybody, step by step: seconds of each, and the memory it took."""

import argparse
import json
import resource
import time

from customers.models import Customer
from purchases.models import Order
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import Reckoning


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench reckoning", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.parse_args(words)
    reckoning = ask_for_reckoning()
    steps: dict[str, float] = {}
    more = True
    while more:
        began, step = time.monotonic(), reckoning.step
        more = work_on_reckoning(reckoning.pk, seconds=0)
        steps[step] = steps.get(step, 0.0) + time.monotonic() - began
        reckoning.refresh_from_db()
    if reckoning.state != Reckoning.State.DONE:
        raise SystemExit(f"The reckoning ended as {reckoning.state}: {reckoning.problem}")
    figures = {
        "customers": Customer.objects.count(),
        "orders": Order.objects.count(),
        "seconds": {step: round(seconds, 2) for step, seconds in steps.items()},
        "whole": round(sum(steps.values()), 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures, indent=2))
    return 0
