import socket
from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from crm.runner.gate import wait_at
from crm.serving import serve


class Command(BaseCommand):
    help = "Serves pages and streams on a socket that listens already. bin/run starts it, once for each web process."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--door", type=int, required=True, help="the number of the open socket")
        parser.add_argument("--gate", type=int, help="the number of a gate to wait at before serving")

    def handle(self, *, door: int, gate: int | None, **options: Any) -> None:
        # Pages would load it with the first request: while everything is being prepared there is time.
        import_module(settings.ROOT_URLCONF)
        if gate is not None:
            wait_at(gate)
        serve(socket.socket(fileno=door))
