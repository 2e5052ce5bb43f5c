"""`manage.py demo`: a believable company to look at, loaded once into an empty database."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

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

    def handle(self, *, seed: int, now: datetime | None, **options: Any) -> None:
        loaded = Demonstration.objects.first()
        if loaded:
            self.say(f"already here: {loaded}")
            return
        began = time.monotonic()
        try:
            load(now=now or timezone.now(), seed=seed, say=self.say)
        except NotEmpty as refusal:
            raise CommandError(
                "This database has customers already; the demonstration wants an empty one."
            ) from refusal
        self.say(f"loaded in {time.monotonic() - began:.0f} s")

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
