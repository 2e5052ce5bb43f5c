"""How the web server is set up; one such server runs in each web process."""

import socket

import uvicorn

from crm.protocol import GuardedProtocol
from wiring.hub import hub

IMPATIENCE = 20
"""Seconds after which a connection on which nothing is asked is closed."""


class Server(uvicorn.Server):
    """Streams never end by themselves: told to stop, this server ends them, and their screens look for another."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hub().end()
        await super().shutdown(sockets)


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
