"""What was expected of each customer at the end of calibration, beside what came: a row each, the best first."""

import csv
from pathlib import Path

import numpy as np

from customers.rules.spreadsheets import guard
from value.management.transactions.reading import Reading
from value.rules.backtest import Backtest

HEADINGS = (
    "customer", "rank", "score", "buys_again", "purchases", "spend", "revenue", "next_purchase_days",
    "actual_purchases", "actual_revenue",
)  # fmt: skip


def write_predictions(file: Path, reading: Reading, backtest: Backtest) -> None:
    told, trial = backtest.prediction, backtest.trial
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADINGS)
        for rank, place in enumerate(np.argsort(-told.score, kind="stable"), 1):
            days = told.next_purchase[place]
            writer.writerow((
                guard(reading.names[told.customer[place]]), rank, f"{told.score[place]:.6g}",
                f"{told.returning[place]:.4f}", f"{told.purchases[place]:.4f}", f"{told.spend[place]:.2f}",
                f"{told.revenue[place]:.2f}", "" if np.isnan(days) else f"{days:.0f}",
                trial.bought[place], f"{trial.paid[place]:.2f}",
            ))  # fmt: skip
