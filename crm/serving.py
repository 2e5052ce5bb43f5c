"""How the web server is set up; one such server runs in each web process."""

import asyncio
import logging
import math
import socket
from collections.abc import Sequence
from typing import Any

import uvicorn

from crm.protocol import GuardedProtocol
from wiring.hub import hub

logger = logging.getLogger("picket.serving")

IMPATIENCE = 20
"""Seconds after which a connection on which nothing is asked is closed."""


class Server(uvicorn.Server):
    """Lets connections in itself, and ends streams, which never end by themselves: their screens look for another."""

    welcoming: Sequence[asyncio.Task[None]] = ()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=[])
        self.welcoming = [asyncio.create_task(self.welcome(door)) for door in sockets or []]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for task in self.welcoming:
            task.cancel()
        hub().end()
        await super().shutdown(sockets)

    async def welcome(self, door: socket.socket) -> None:
        """Take whoever knocks. All web processes hear it; the more somebody has, the longer they wait for another to take
        it. Without that the first to look up took everybody: of eight agents, all eight.
        """
        loop = asyncio.get_running_loop()
        door.setblocking(False)
        while True:
            await knocked(door, loop)
            here = len(self.server_state.connections)
            await asyncio.sleep(math.log2(1 + here) / 1000)
            try:
                for _ in range(1 + here // 16):
                    line, _ = door.accept()
                    line.setblocking(False)
                    await loop.connect_accepted_socket(self.protocol, line)
            except (BlockingIOError, ConnectionError):
                continue
            except OSError as full:
                logger.error("Nobody can be let in: %s", full)
                await asyncio.sleep(1)

    def protocol(self) -> asyncio.Protocol:
        make: Any = self.config.http_protocol_class
        return make(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)


async def knocked(door: socket.socket, loop: asyncio.AbstractEventLoop) -> None:
    """Wait until somebody stands at the door, or stood there until another process let them in."""
    heard = asyncio.Event()
    loop.add_reader(door, heard.set)
    try:
        await heard.wait()
    finally:
        loop.remove_reader(door)


def server(application: object = "crm.asgi:application", **changes: object) -> Server:
    """A server set up as in production. Headers of proxies are read by `crm/proxies.py`, which knows how many are ours."""
    settings: dict[str, object] = {
        "lifespan": "off",
        "ws": "none",
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "backlog": 2048,
        "limit_concurrency": 20_000,
        "http": GuardedProtocol,
        "loop": "uvloop",
        "timeout_keep_alive": IMPATIENCE,
        "timeout_graceful_shutdown": 3,
    }
    return Server(uvicorn.Config(application, **settings | changes))  # type: ignore[arg-type]


def serve(door: socket.socket) -> None:
    """Serve on a socket that listens already, until told to stop."""
    server().run(sockets=[door])
