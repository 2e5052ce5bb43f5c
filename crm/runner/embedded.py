"""An embedded PostgreSQL for whoever needs it: started by the first user, stopped after the last (`keeper.py`)."""

import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import errors, sql

from crm.runner import postgres
from crm.runner.postgres import PostgresqlError

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds; recovery after a crash of a busy server takes longer than a start."""


@dataclass(frozen=True)
class Embedded:
    """The server whose data is in `folder`; `fast` trades safety for speed (tests)."""

    folder: Path
    fast: bool = False

    @contextmanager
    def in_use(self, database: str = "picket") -> Iterator[str]:
        """The address of `database`, made if missing; valid inside the block. Raises PostgresqlError."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with self.folder.with_suffix(".users").open("a") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.ensure()
            self.create(database)
            yield self.url(database)

    def ensure(self) -> None:
        """Start the server's keeper if nothing keeps it, and wait until the server answers."""
        until = time.monotonic() + PATIENCE
        begun: int | None = None
        while True:
            with self.keeper_lock.open("a") as lock:
                if takes(lock.fileno()):
                    if begun is not None:
                        raise PostgresqlError(f"The embedded PostgreSQL does not start:\n{self.said(since=begun)}")
                    begun = self.log.stat().st_size if self.log.exists() else 0
                    postgres.clear_away(self.folder)
                    self.start_keeper(lock.fileno())
            if self.answers():
                return
            if time.monotonic() > until:
                raise PostgresqlError(f"The embedded PostgreSQL does not answer:\n{self.said(since=begun or 0)}")
            time.sleep(0.05)

    def start_keeper(self, lock: int) -> None:
        """The keeper inherits the lock, and holds it for as long as it lives."""
        command = [sys.executable, "-m", "crm.runner.keeper", str(self.folder), *(["--fast"] if self.fast else [])]
        with self.log.open("ab") as log:
            subprocess.Popen(
                command,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=[lock],
            )

    def said(self, *, since: int) -> str:
        lines = self.log.read_bytes()[since:].decode(errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-12:])

    def is_kept(self) -> bool:
        with self.keeper_lock.open("a") as lock:
            return not takes(lock.fileno())

    def wait_until_stopped(self) -> None:
        """After the last use; returns early enough when somebody else keeps using it."""
        until = time.monotonic() + 5
        while self.is_kept() and time.monotonic() < until:
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            note = (self.folder / "postmaster.pid").read_text().splitlines()
            if len(note) < 8 or note[7].strip() != "ready":
                return False
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except (OSError, psycopg.OperationalError):
            return False
        return True

    def create(self, database: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
                return
            with suppress(errors.DuplicateDatabase, errors.UniqueViolation):
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def url(self, database: str) -> str:
        """The server writes into its note where its socket is."""
        socket_folder = (self.folder / "postmaster.pid").read_text().splitlines()[4]
        return f"postgresql://postgres@/{database}?host={quote(socket_folder, safe='')}"

    @property
    def log(self) -> Path:
        return self.folder.with_suffix(".log")

    @property
    def keeper_lock(self) -> Path:
        return self.folder.with_suffix(".keeper")


def takes(lock: int) -> bool:
    """Take the lock without waiting, if it is free."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
