"""The real server, as bin/run starts it, for as long as a measurement takes."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from crm.runner.embedded import ROOT


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the server listens, and the numbers of its processes."""

    port: int
    pids: tuple[int, ...]


@contextmanager
def serving(processes: int, settings: str = "crm.settings") -> Iterator[Serving]:
    """So many web processes on one socket of this machine."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(2048)
        door.set_inheritable(True)
        port = door.getsockname()[1]
        command = [sys.executable, str(ROOT / "manage.py"), "serve", f"--door={door.fileno()}"]
        environ = os.environ | {"ALLOWED_HOSTS": "127.0.0.1", "PORT": str(port), "DJANGO_SETTINGS_MODULE": settings}
        running = [subprocess.Popen(command, pass_fds=[door.fileno()], env=environ) for _ in range(processes)]
        try:
            wait_for(port, running)
            yield Serving(port, tuple(process.pid for process in running))
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(20)


def wait_for(port: int, running: list[subprocess.Popen[bytes]]) -> None:
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        if any(process.poll() is not None for process in running):
            raise SystemExit("The server ended while it started.")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if line.recv(12).endswith(b"200"):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The server did not answer within a minute.")
