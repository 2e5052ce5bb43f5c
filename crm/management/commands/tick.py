import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

from crm.clock import tick


class Command(BaseCommand):
    help = "Rings for what happens by the clock, until stopped. bin/run starts it."

    def handle(self, **options: Any) -> None:
        stop = Event()
        for told in (signal.SIGINT, signal.SIGTERM):
            signal.signal(told, lambda *_: stop.set())
        tick(stop)
