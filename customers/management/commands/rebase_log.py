from typing import Any

from django.core.management.base import BaseCommand

from customers.actions.rebase_log import rebase_log


class Command(BaseCommand):
    help = "After restoring the database from a dump: let the log count its transactions on from where it stood."

    def handle(self, *args: Any, **options: Any) -> None:
        ahead = rebase_log()
        if ahead is None:
            self.stdout.write("The log counts as this database does; nothing to do.")
        else:
            self.stdout.write(f"The log goes on. It counts {ahead:,} transactions ahead of PostgreSQL now.")
