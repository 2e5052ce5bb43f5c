"""Pages through a real server, asked by sockets that behave badly."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path, reverse
from django.views.decorators.csrf import csrf_exempt

from crm import pages
from crm.pages import Pages
from crm.serving import server

PIECE = b"x" * 2**16
closed = threading.Event()


@csrf_exempt
@login_not_required
def length(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(sum(len(piece) for piece in iter(lambda: request.read(2**16), b""))))


@login_not_required
def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


@login_not_required
def endless(request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        try:
            while True:
                yield PIECE
        finally:
            closed.set()

    return StreamingHttpResponse(pieces())


@login_not_required
def three(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"one ", b"two ", b"three"]))


urlpatterns = [path(view.__name__, view) for view in (length, fails, endless, three)] + [
    path("length/of/files", length)
]


@pytest.fixture(autouse=True)
def addresses(settings: pytest.FixtureRequest) -> None:
    settings.ROOT_URLCONF = __name__
    closed.clear()


@pytest.fixture
def port() -> Iterator[int]:
    """A server that works on one page at a time."""
    door = socket.create_server(("127.0.0.1", 0))
    running = server(Pages(turns=1, larger={"/length/of/files": 2000}))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
    thread.start()
    yield door.getsockname()[1]
    running.should_exit = True
    thread.join()


def ask(port: int, address: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST" if body is not None else "GET", address, body)
    answer: HTTPResponse = connection.getresponse()
    return answer.status, answer.read()


def line(port: int, words: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=20)
    client.sendall(words)
    return client


def test_a_large_body_arrives_whole(port: int) -> None:
    assert ask(port, "/length", b"x" * 5_000_000) == (200, b"5000000")


def test_a_body_that_is_too_large_is_refused_announced_or_not(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST_BODY", 1000)
    assert ask(port, "/length", b"x" * 1000) == (200, b"1000")
    assert ask(port, "/length", b"x" * 1001)[0] == 413
    assert ask(port, "/length/of/files", b"x" * 2000) == (200, b"2000")
    assert ask(port, "/length/of/files", b"x" * 2001)[0] == 413
    start = b"POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with line(port, start + b"400\r\n" + b"x" * 1024 + b"\r\n0\r\n\r\n") as client:
        assert client.recv(100).startswith(b"HTTP/1.1 413")


def test_who_sends_slowly_holds_up_nobody(port: int) -> None:
    with line(port, b"POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nx") as slow:
        assert ask(port, "/length", b"quick") == (200, b"5")
        slow.sendall(b"x")
        answer = HTTPResponse(slow)
        answer.begin()
        assert answer.read() == b"2"


def test_who_reads_slowly_holds_up_nobody(port: int) -> None:
    with line(port, b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        time.sleep(0.3)
        assert ask(port, "/length", b"quick") == (200, b"5")


def test_nothing_more_is_made_for_a_reader_who_left(port: int) -> None:
    with line(port, b"GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n") as client:
        client.recv(1000)
    assert closed.wait(10)


def test_a_stream_arrives_in_order(port: int) -> None:
    assert ask(port, "/three") == (200, b"one two three")


def test_a_page_that_fails_is_answered_and_the_next_one_works(port: int) -> None:
    assert ask(port, "/fails")[0] == 500
    assert ask(port, "/length", b"") == (200, b"0")


def test_files_are_taken_where_they_are_brought_in() -> None:
    from crm.asgi import pages as served

    assert reverse("imports", urlconf="crm.urls") == "/imports/"
    assert served.larger == {"/imports/": settings.LARGEST_IMPORT + 2**20}
