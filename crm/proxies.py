"""Who is really asking, when proxies of ours stand in front."""

from collections.abc import Awaitable, Callable
from typing import Any

type Application = Callable[[Any, Any, Any], Awaitable[None]]


def behind_proxies(application: Application, *, hops: int) -> Application:
    """Believe the last `hops` entries of X-Forwarded-For and the last word of X-Forwarded-Proto, and nothing further.

    Each proxy of ours appends whom it heard from, so the client is the entry that our outermost proxy wrote; what
    stands before it was written by whoever asked. Without proxies (`hops` 0) both headers are ignored.
    """
    if not hops:
        return application

    async def unwrapped(scope: Any, receive: Any, send: Any) -> None:
        told = words(scope, b"x-forwarded-for")
        if len(told) >= hops:
            scope = scope | {"client": (told[-hops], 0)}
        if words(scope, b"x-forwarded-proto")[-1:] in (["http"], ["https"]):
            scope = scope | {"scheme": words(scope, b"x-forwarded-proto")[-1]}
        await application(scope, receive, send)

    return unwrapped


def words(scope: Any, header: bytes) -> list[str]:
    """All comma-separated words of a header, over all its lines, in order."""
    lines = [value.decode("latin1") for name, value in scope["headers"] if name == header]
    return [word.strip() for line in lines for word in line.split(",") if word.strip()]
