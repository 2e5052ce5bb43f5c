from typing import Any

from django.core.management.base import BaseCommand

from crm.worker import work


class Command(BaseCommand):
    help = "Does what was put off for later, until stopped. bin/run starts it."

    def handle(self, **options: Any) -> None:
        work()
