"""bin/bench: what is measured, and how to measure it again.

usage: bin/bench load  [--customers N] [--events M]          fill the bench's own database, by COPY
       bin/bench pages [--json] [--seconds S] [--only NAME]  the pages through the real server, beside raw SQL
       bin/bench streams [--streams N]                       live streams held open on one web process
       bin/bench bulk  [--events N] [--json]                 floods of history through the action and through the API
       bin/bench reckoning [--json]                          what every customer is worth, worked out step by step
       bin/bench value [--json] [--alone]                    the models of value on 1,000,000 customers, beside lifetimes

The bench has a database of its own in .data/bench-postgres; DATABASE_URL names another one.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from crm.runner.database import database_in_use
from crm.runner.embedded import ROOT, Embedded

BENCHES = ("load", "pages", "streams", "bulk", "reckoning", "value")
WITHOUT_DATABASE = ("value",)


def main(words: list[str]) -> int:
    if not words or words[0] not in BENCHES:
        print(__doc__)
        return 0 if words[:1] in (["-h"], ["--help"]) else 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    if words[0] in WITHOUT_DATABASE:
        return import_module(f"bench.{words[0]}").main(words[1:])
    with bench_database():
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        return import_module(f"bench.{words[0]}").main(words[1:])


@contextmanager
def bench_database() -> Iterator[None]:
    """The database that DATABASE_URL names, or the bench's own for as long as it is needed."""
    if os.environ.get("DATABASE_URL"):
        with database_in_use():
            yield
        return
    with Embedded(ROOT / ".data" / "bench-postgres").in_use() as url:
        os.environ["DATABASE_URL"] = url
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
