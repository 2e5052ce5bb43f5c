"""The database that a command works on: the one DATABASE_URL names, or the embedded one for as long as it is needed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from crm import environment
from crm.runner.embedded import ROOT, Embedded
from crm.runner.postgres import PostgresqlError

OLDEST = 15
"""PostgreSQL's version from which on Picket (and Django 6.1) works."""


@contextmanager
def database_in_use() -> Iterator[Embedded | None]:
    """DATABASE_URL in the environment names a database that answers. Ends with exit code 2 when there is none."""
    settings = environment.read_or_exit()
    embedded = None if os.environ.get("DATABASE_URL") else Embedded(ROOT / ".data" / "postgres")
    try:
        if embedded is None:
            check(settings.database_url)
            yield None
            return
        with embedded.in_use() as url:
            os.environ["DATABASE_URL"] = url
            yield embedded
    except PostgresqlError as error:
        print(f"Picket cannot start:\n{error}", file=sys.stderr)
        raise SystemExit(2) from None


def check(url: str) -> None:
    """Raise PostgresqlError unless a PostgreSQL that is new enough answers at `url`."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise PostgresqlError(f"DATABASE_URL names a PostgreSQL that does not answer: {error}") from error
    if version < OLDEST:
        raise PostgresqlError(f"DATABASE_URL names a PostgreSQL {version}: Picket needs {OLDEST} or newer.")
