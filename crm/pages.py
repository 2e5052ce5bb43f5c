"""Pages under ASGI: each request is answered by synchronous Django in one thread, from its start to its end.

Django's own ASGI handler hops between the loop and threads at every step that is not asynchronous, and a bridge to WSGI
keeps a thread waiting while a slow client sends its body. Here the body is received first, without a thread; then so
many pages are worked on at once as there are turns. A streaming response stays in its thread, to which its database
connection belongs, but gives up its turn: a slow reader holds up nobody. A live stream, which is asynchronous, is decided
upon in a thread too, and then needs none. docs/decisions/0003-serving.md has the figures.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from threading import Event
from typing import Any

from django.core import signals
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

SLOW_READERS = 32
"""Streaming responses that may be under way besides the pages being worked on."""

PATIENCE = 60
"""Seconds in which a reader must take the next piece of a streaming response."""

LARGEST_BODY = 16 * 2**20
"""Bytes; a longer body is refused before it is received, whoever sends it, but where files are brought in."""

PIECE = 2**18
"""Bytes of a file sent at once."""


class Pages(ASGIHandler):
    """An ASGI application for everything that is not a live stream; works on `turns` requests at once.

    `larger` says how many bytes may be sent to the addresses that take files.
    """

    def __init__(self, turns: int, larger: Mapping[str, int] | None = None) -> None:
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.larger = larger or {}
        self.turns = asyncio.Semaphore(turns)
        self.threads = ThreadPoolExecutor(turns + SLOW_READERS, thread_name_prefix="page")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(within(self.larger.get(scope["path"], LARGEST_BODY), scope, receive))
        except RequestAborted:
            return
        except RequestDataTooBig:
            await say(HttpResponse("This is too large.", status=413, content_type="text/plain"), send)
            return
        with body:
            request, refusal = self.create_request(scope, body)
            response: Any = refusal if request is None else await self.answer(request, receive, send)
        if isinstance(response, StreamingHttpResponse):
            await go_on_saying(response, receive, send)
        elif response:
            await say(response, send)

    async def answer(self, request: ASGIRequest, receive: Any, send: Any) -> HttpResponseBase | None:
        """The response that is left to be sent; None when it was sent from its thread already, piece by piece."""
        loop, gone = asyncio.get_running_loop(), Event()

        def tell(message: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(send(message), loop).result(PATIENCE)

        def end_turn() -> None:
            loop.call_soon_threadsafe(self.turns.release)

        await self.turns.acquire()
        listening = asyncio.ensure_future(receive())
        listening.add_done_callback(lambda _: gone.set())
        try:
            return await loop.run_in_executor(self.threads, self.work, request, end_turn, tell, gone)
        finally:
            listening.cancel()

    def work(
        self, request: ASGIRequest, end_turn: Callable[[], None], tell: Callable[[Any], None], gone: Event
    ) -> HttpResponseBase | None:
        """What happens in the thread. Closing the response gives back the database connection, so it happens here."""
        try:
            set_script_prefix(request.script_name or "/")
            signals.request_started.send(sender=type(self), scope=request.scope)
            response = self.get_response(request)
            response._handler_class = type(self)  # type: ignore[attr-defined]
        finally:
            end_turn()
        try:
            if isinstance(response, HttpResponse) or getattr(response, "is_async", False):
                return response
            for message in streamed(response):
                if gone.is_set():
                    break
                tell(message)
        finally:
            response.close()
        return None


async def say(response: HttpResponse, send: Any) -> None:
    await send(head(response))
    await send({"type": "http.response.body", "body": response.content})


async def go_on_saying(response: StreamingHttpResponse, receive: Any, send: Any) -> None:
    """Send a live stream from the loop, until it ends or nobody is there any more."""

    async def send_all() -> None:
        await send(head(response))
        async with aclosing(aiter(response)) as pieces:  # type: ignore[type-var]
            async for piece in pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body"})

    sending, listening = asyncio.ensure_future(send_all()), asyncio.ensure_future(receive())
    try:
        await asyncio.wait({sending, listening}, return_when=asyncio.FIRST_COMPLETED)
        if sending.done():
            sending.result()
    finally:
        for task in (sending, listening):
            task.cancel()
        await asyncio.gather(sending, listening, return_exceptions=True)


def streamed(response: HttpResponseBase) -> Iterator[dict[str, Any]]:
    if isinstance(response, FileResponse):
        response.block_size = PIECE
    yield head(response)
    for piece in response:
        yield {"type": "http.response.body", "body": piece, "more_body": True}
    yield {"type": "http.response.body"}


def head(response: HttpResponseBase) -> dict[str, Any]:
    headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
    headers += [(b"Set-Cookie", cookie.OutputString().encode("ascii")) for cookie in response.cookies.values()]
    return {"type": "http.response.start", "status": response.status_code, "headers": headers}


def within(most: int, scope: Any, receive: Any) -> Any:
    """`receive`, raising RequestDataTooBig as soon as a body is announced, or turns out to be, longer than `most`."""
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    received = int(announced) if announced.isdigit() and int(announced) > most else 0

    async def receive_within() -> Any:
        nonlocal received
        message = {} if received > most else await receive()
        received += len(message.get("body", b""))
        if received > most:
            raise RequestDataTooBig
        return message

    return receive_within
