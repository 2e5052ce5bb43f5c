"""`manage.py demo`: a believable company to look at, loaded once into an empty database."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from crm.demonstration.check import check, fingerprint
from crm.demonstration.load import NotEmpty, load
from crm.models import Demonstration


class Command(BaseCommand):
    help = (
        "Load the demonstration: 2,357 customers with real purchases (CDNOW) and invented names and stories. "
        "Does nothing where it is loaded already; refuses a database with customers of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1997, help="another number invents other people and stories")
        parser.add_argument(
            "--now",
            type=moment,
            default=None,
            metavar="MOMENT",
            help="tell everything from this moment (ISO, with zone)",
        )
        parser.add_argument(
            "--check", action="store_true", help="load nothing: compare what is there with the file of purchases"
        )

    def handle(self, *, seed: int, now: datetime | None, check: bool, **options: Any) -> None:
        loaded = Demonstration.objects.first()
        if check:
            self.check_against_file(loaded)
        elif loaded:
            self.say(f"already here: {loaded}")
        else:
            self.load(seed=seed, now=now or timezone.now())

    def load(self, *, seed: int, now: datetime) -> None:
        began = time.monotonic()
        try:
            load(now=now, seed=seed, say=self.say)
        except NotEmpty as refusal:
            raise CommandError(
                "This database has customers already; the demonstration wants an empty one."
            ) from refusal
        self.say(f"loaded in {time.monotonic() - began:.0f} s")

    def check_against_file(self, loaded: Demonstration | None) -> None:
        """One line for each count; fails when one of them is not the file's."""
        if loaded is None:
            raise CommandError("There is no demonstration in this database.")
        findings = check(loaded)
        for finding in findings:
            self.stdout.write(f"{finding.what}: {finding.found:,}, in the file {finding.expected:,}")
        self.stdout.write(f"fingerprint: {fingerprint()}")
        if not all(finding.is_right for finding in findings):
            raise CommandError("The demonstration is not whole.")

    def say(self, what: str) -> None:
        print(f"demonstration: {what}", file=sys.stderr, flush=True)


def moment(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError as problem:
        raise ArgumentTypeError(f"{text} is no moment such as 2026-11-20T15:00+01:00") from problem
    if read.tzinfo is None:
        raise ArgumentTypeError(f"{text} does not say its time zone")
    return read
