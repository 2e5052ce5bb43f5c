import sys
from argparse import ArgumentParser, FileType
from typing import IO, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from crm import collected, signing_in
from crm.models import Demonstration
from customers.models import Customer

ONE_AT_A_TIME = 7_425_537
"""The advisory lock under which a database is prepared."""


class Command(BaseCommand):
    help = (
        "Brings tables and bundled files up to date and loads the demonstration once. bin/run does this at each start."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sign-in-note", type=FileType("w"), help="a file to write into how to sign in")

    def handle(self, *, sign_in_note: IO[str] | None, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        self.migrate()
        self.collect()
        if settings.ENVIRONMENT.demo and not Demonstration.objects.exists() and not Customer.objects.exists():
            call_command("demo")
        if sign_in_note:
            sign_in_note.write(signing_in.explained())

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        executor.loader.check_consistent_history(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not plan:
            return
        fresh = len(executor.loader.applied_migrations) == 0
        self.say(f"{'making' if fresh else 'changing'} the tables ({len(plan)} steps)")
        call_command("migrate", verbosity=0 if fresh else 1, interactive=False)

    def collect(self) -> None:
        if not settings.DEBUG and not collected.up_to_date():
            self.say("bundling style, script and pictures")
            collected.collect()

    def say(self, what: str) -> None:
        print(f"Picket: {what}", file=sys.stderr, flush=True)
