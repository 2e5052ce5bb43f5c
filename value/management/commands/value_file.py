"""`manage.py value_file`: what the customers in a plain file of transactions are worth; the database is not touched."""

import argparse
import json
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from value.management.transactions.period import Period
from value.management.transactions.predictions import write_predictions
from value.management.transactions.reading import read_transactions
from value.management.transactions.report import in_words, report_of
from value.rules.backtest import Backtest

UNUSABLE = 2


class Command(BaseCommand):
    help = "Predict the next period from a file of transactions, and say how good each way to predict was."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        column = "the column's heading, or its number from 1"
        parser.add_argument("file", type=Path, help="columns parted by , ; | tab or blanks; packed with xz or not")
        parser.add_argument("--customer", required=True, metavar="COL", help=column)
        parser.add_argument("--date", required=True, metavar="COL", help=column)
        parser.add_argument(
            "--amount", required=True, metavar="COL", help=f"{column}, or a product: Quantity*UnitPrice"
        )
        parser.add_argument(
            "--calibration-end", type=day, metavar="DATE", help="last day to learn from; else the middle"
        )
        parser.add_argument("--horizon-days", type=int, metavar="N", help="days to judge by; else all that follow")
        parser.add_argument("--json", action="store_true", help="the figures as JSON")
        parser.add_argument(
            "--out", type=Path, metavar="PREDICTIONS.csv", help="write what was expected of each customer"
        )

    def handle(self, **options: Any) -> None:
        began = monotonic()
        columns = {name: options[name] for name in ("customer", "date", "amount")}
        if options["out"] and same_file(options["out"], options["file"]):
            raise CommandError(
                "The predictions would be written over the file they are made from.", returncode=UNUSABLE
            )
        try:
            reading = read_transactions(options["file"], **columns, tell=self.tell)
            asked = {name: options[name] for name in ("calibration_end", "horizon_days")}
            period = Period.chosen(reading.ledger, **asked)
            backtest = Backtest.of(reading.ledger, day=period.calibration_end, days=period.days)
            if options["out"]:
                write_predictions(options["out"], reading, backtest)
        except ValueError as refusal:
            raise CommandError(str(refusal), returncode=UNUSABLE) from refusal
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}", returncode=UNUSABLE) from error
        report = report_of(reading, period, backtest, monotonic() - began)
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else in_words(report))

    def tell(self, rows: int) -> None:
        self.stderr.write(f"{rows:,} rows read", ending="\n")


def same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 1997-09-30") from None
