"""HTTP as it comes in: read by httptools, which is quick but patient without end. Here patience ends."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 20
"""Seconds in which the head of a request must have come."""

LONGEST_HEAD = 64 * 1024
"""Bytes of address and headers together."""

MOST_AROUND = 2**20
"""Bytes of a whole request that are no body: its head, and what stands between the pieces of a body and behind them."""


class GuardedProtocol(HttpToolsProtocol):
    """One connection. Heads that never end, or come too slowly, end it; so do pieces of a body that carry nothing."""

    expects_head = True
    around = 0
    hurry: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self.around += len(data)
        super().data_received(data)
        if self.around > (LONGEST_HEAD if self.expects_head else MOST_AROUND) and not self.transport.is_closing():
            self.send_400_response("This request is too long.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.wait_for_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Headers that stand behind the body tell nobody anything."""
        if self.expects_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self.stop_waiting()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.around -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self.around = 0
        super().on_message_complete()

    def wait_for_head(self) -> None:
        self.stop_waiting()
        self.expects_head = True
        self.hurry = self.loop.call_later(PATIENCE, self.transport.close)

    def stop_waiting(self) -> None:
        self.expects_head = False
        if self.hurry:
            self.hurry.cancel()
            self.hurry = None
