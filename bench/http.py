"""A small HTTP client that costs little of the processor it shares with the server it measures."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `headers` and `body` as they go over the wire."""

    path: str
    method: str = "GET"
    body: bytes = b""
    headers: tuple[str, ...] = ()

    def wire(self, host: str) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", f"Host: {host}", *self.headers]
        if self.body or self.method != "GET":
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass(slots=True)
class Timings:
    """Milliseconds of each answered request, and how many answers were not 2xx."""

    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0
    seconds: float = 0.0

    def at(self, share: float) -> float:
        """The quantile `share` (0 to 1) in milliseconds."""
        ordered = sorted(self.milliseconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0

    @property
    def per_second(self) -> float:
        return len(self.milliseconds) / self.seconds if self.seconds else 0.0


def measure(port: int, asks: Callable[[], Ask], *, clients: int, requests: int, seconds: float) -> Timings:
    """Send requests from so many clients at once until `requests` are answered or `seconds` have passed."""
    return asyncio.run(_measure(port, asks, clients, requests, seconds))


async def _measure(port: int, asks: Callable[[], Ask], clients: int, requests: int, seconds: float) -> Timings:
    timings, numbers, began = Timings(), count(), time.perf_counter()
    ends = began + seconds
    await asyncio.gather(*(_client(port, asks, timings, numbers, requests, ends) for _ in range(clients)))
    timings.seconds = time.perf_counter() - began
    return timings


async def _client(
    port: int, asks: Callable[[], Ask], timings: Timings, numbers: "count[int]", requests: int, ends: float
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    host = f"127.0.0.1:{port}"
    try:
        while next(numbers) < requests and time.perf_counter() < ends:
            began = time.perf_counter()
            writer.write(asks().wire(host))
            status = await _answer(reader)
            timings.milliseconds.append((time.perf_counter() - began) * 1000)
            timings.refused += not 200 <= status < 400
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer whole and give its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    if b"transfer-encoding: chunked" in head:
        while size := int((await reader.readline()).strip(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    elif (start := head.find(b"content-length:")) >= 0:
        await reader.readexactly(int(head[start + 15 : head.index(b"\r\n", start)]))
    return status
