"""`manage.py traffic`: keeps the demonstration alive (`bin/run --traffic`)."""

import signal
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from crm.demonstration.traffic import pause, start_traffic
from crm.models import Demonstration


class Command(BaseCommand):
    help = (
        "Keep a believable trickle of new events coming, until told to stop. Only in a database with the demonstration."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--per-minute", type=rate, default=6.0, metavar="N", help="how many in the busiest hour (default 6)"
        )
        parser.add_argument("--most", type=int, default=None, metavar="N", help="stop after so many")

    def handle(self, *, per_minute: float, most: int | None, **options: Any) -> None:
        if not Demonstration.objects.exists():
            raise CommandError("There is no demonstration here: invented events have no place among real customers.")
        stop = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for told in (signal.SIGTERM, signal.SIGINT):
                signal.signal(told, lambda *_: stop.set())
        traffic, happened = start_traffic(), 0
        while not stop.is_set() and (most is None or happened < most):
            print(f"traffic: {traffic.happen()}", file=sys.stderr, flush=True)
            happened += 1
            if happened != most:
                stop.wait(pause(per_minute, timezone.localtime().hour, traffic.chance))


def rate(text: str) -> float:
    try:
        number = float(text)
    except ValueError as problem:
        raise ArgumentTypeError(f"{text} is no number") from problem
    if not 0 < number <= 600:
        raise ArgumentTypeError("a number above 0, at most 600")
    return number
