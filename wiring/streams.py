"""The one place where streams are made: server-sent events that hold neither a thread nor a database connection."""

import random
import time
from collections.abc import AsyncIterator, Iterator

from django.http import StreamingHttpResponse

from wiring.hub import Stream, hub
from wiring.live import EVERYTHING
from wiring.presence import HERE
from wiring.rights import Listener

LONGEST = 3600.0
"""Seconds after which a screen has to come through the door again."""


def live_stream(listener: Listener) -> StreamingHttpResponse:
    """An answer that goes on for as long as the listener listens and may. Never kept and never held back on the way."""
    headers = {"Cache-Control": "no-store, private", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(events(listener), content_type="text/event-stream", headers=headers)


async def events(listener: Listener) -> AsyncIterator[bytes]:
    """`tell` with a topic when something about it changed, `here` when who has it open did, `resync` when anything may
    have, `beat` when all is quiet."""
    ours = hub()
    stream = ours.open(listener)
    try:
        yield f"retry: {patience(len(ours.streams))}\n".encode() + event("beat", "0")
        async for chunk in told(stream):
            yield chunk
    finally:
        ours.close(stream)


async def told(stream: Stream) -> AsyncIterator[bytes]:
    ends = time.monotonic() + LONGEST * random.uniform(0.9, 1.1)  # noqa: S311
    async for topics in stream.news():
        if not topics:
            yield event("beat", "0")
        else:
            yield b"".join(told_as(topics))
        if time.monotonic() > ends:
            return


def told_as(topics: list[str]) -> Iterator[bytes]:
    """The same as the screen hears it; who is here is said even when anything else may have changed."""
    anything = EVERYTHING in topics
    if anything:
        yield event("resync", EVERYTHING)
    for topic in topics:
        if topic.startswith(HERE):
            yield event("here", topic.removeprefix(HERE))
        elif not anything:
            yield event("tell", topic)


def event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


def patience(streams: int) -> int:
    """Milliseconds to wait before coming back: so many screens at once should not all come in the same second."""
    return random.randint(500, 1000 + min(20 * streams, 20_000))  # noqa: S311
