"""What Picket needs for itself alone: its data folder and its port."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from crm.runner.embedded import ROOT, takes

BACKLOG = 2048


class NotOursError(Exception):
    """Somebody else has what we need; the message says what to do."""


@contextmanager
def only_one() -> Iterator[None]:
    """One Picket runs from one folder. The kernel lets go of the claim however we end."""
    folder = ROOT / ".data"
    try:
        folder.mkdir(exist_ok=True)
        file = (folder / "run.lock").open("a+")
    except OSError as error:
        raise NotOursError(f"the data folder {folder} cannot be written: {error.strerror}.") from error
    with file as claim:
        if not takes(claim.fileno()):
            claim.seek(0)
            raise NotOursError(f"it is already running from this folder (process {claim.read().strip()}).")
        claim.truncate(0)
        claim.write(str(os.getpid()))
        claim.flush()
        yield
        fcntl.flock(claim, fcntl.LOCK_UN)


def open_door(host: str, port: int) -> socket.socket:
    """The socket that all web processes share: one that dies leaves nobody before a closed door."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        door = socket.socket(family, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise NotOursError(
                f"PORT {port} is taken by another program. Choose another: PORT={port + 1} bin/run"
            ) from error
        raise NotOursError(f"HOST {host} and PORT {port} cannot be listened on: {error.strerror or error}.") from error
    return door
