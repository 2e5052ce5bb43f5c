import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from crm.serving import serve


class Command(BaseCommand):
    help = "Serves pages and streams on a socket that listens already. bin/run starts it, once for each web process."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--door", type=int, required=True, help="the number of the open socket")

    def handle(self, *, door: int, **options: Any) -> None:
        serve(socket.socket(fileno=door))
