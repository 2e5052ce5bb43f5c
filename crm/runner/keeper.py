"""Keeps one embedded PostgreSQL running for as long as anybody uses it.

`python -m crm.runner.keeper FOLDER [--fast]`, started by `crm/runner/embedded.py` and never by hand. Whoever uses the
database holds a shared lock on FOLDER.users; the kernel lets go of it however its holder ends. Once nobody holds it, the
server is stopped. A server that dies is started again.
"""

import fcntl
import signal
import subprocess
import sys
import time
from pathlib import Path

from crm.runner import postgres

QUICK_DEATHS = 5
"""So many in a row and starting it again is no help."""


def keep(folder: Path, *, fast: bool) -> None:
    """Serve `folder` until its last user is gone. Raises PostgresqlError when the server does not stay up."""
    if not (folder / "PG_VERSION").exists():
        postgres.initialise(folder, fast=fast)
    sockets = postgres.socket_folder_for(folder)
    users = folder.with_suffix(".users").open("a")
    deaths = 0
    while deaths < QUICK_DEATHS:
        born = time.monotonic()
        if has_served(postgres.serve(folder, sockets, fast=fast), users.fileno()):
            return
        deaths = deaths + 1 if time.monotonic() - born < 10 else 1
        time.sleep(0.5)
        postgres.clear_away(folder)
    raise postgres.PostgresqlError(f"The embedded PostgreSQL died {QUICK_DEATHS} times in a row.")


def has_served(server: subprocess.Popen[bytes], users: int) -> bool:
    """Wait until nobody uses `server`, then stop it. False when it died before."""
    try:
        while server.poll() is None:
            if is_unused(users):
                return True
            time.sleep(0.1)
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
            server.wait()
    print(f"keeper: the server ended by itself ({server.returncode})", flush=True)
    return False


def is_unused(users: int) -> bool:
    """Whether nobody holds the users' lock; from then on newcomers wait until we are gone."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main(folder: str, *words: str) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        keep(Path(folder), fast="--fast" in words)
    except KeyboardInterrupt:
        print("keeper: told to stop", flush=True)
    except postgres.PostgresqlError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
