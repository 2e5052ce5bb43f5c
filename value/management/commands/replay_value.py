"""`bin/manage replay_value`: what portfolios were worth at the end of each of the last months, from the log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from value.actions.replay_month import replay_month
from value.rules.spans import ends_of_months


class Command(BaseCommand):
    help = (
        "Works out from the log what each customer manager's customers were worth at the end of past months, and keeps it:"
        " Return on Customer is told from that. Today's figures stay as they are."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--months", type=int, default=12, help="how many months back (12)")

    def handle(self, *args: Any, months: int, **options: Any) -> None:
        for day in ends_of_months(timezone.localdate(), months):
            replay_month(day)
            self.stdout.write(f"{day:%Y-%m-%d} is kept.")
