import asyncio
from typing import Any

import pytest

from crm.proxies import behind_proxies


def seen(hops: int, *forwarded: str, proto: str = "") -> tuple[str, str]:
    """The client and the scheme that the application sees."""
    scopes: list[Any] = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        scopes.append(scope)

    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    headers += [(b"x-forwarded-proto", proto.encode())] if proto else []
    scope = {"client": ("10.0.0.1", 1234), "scheme": "http", "headers": headers}
    asyncio.run(behind_proxies(application, hops=hops)(scope, None, None))
    return scopes[0]["client"][0], scopes[0]["scheme"]


@pytest.mark.parametrize(
    ("hops", "forwarded", "client"),
    [
        (0, ["203.0.113.9"], "10.0.0.1"),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
        (1, ["6.6.6.6", "203.0.113.9"], "203.0.113.9"),
        (2, ["6.6.6.6, 203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        (2, ["203.0.113.9"], "10.0.0.1"),
        (1, [], "10.0.0.1"),
    ],
)
def test_the_client_is_whom_our_outermost_proxy_heard(hops: int, forwarded: list[str], client: str) -> None:
    assert seen(hops, *forwarded)[0] == client


def test_https_is_believed_from_our_proxy_alone() -> None:
    assert seen(1, proto="https")[1] == "https"
    assert seen(0, proto="https")[1] == "http"
    assert seen(1, proto="gopher")[1] == "http"
