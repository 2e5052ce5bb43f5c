"""Requests as nobody's browser sends them: heads without end, heads that do not come."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from crm import protocol
from crm.serving import server


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers how many headers came, and how long the body was."""
    length, more = 0, True
    while more:
        message = await receive()
        length += len(message.get("body", b""))
        more = message.get("more_body", False)
    said = f"{len(scope['headers'])} {length}".encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(said))]})
    await send({"type": "http.response.body", "body": said})


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing ends because it takes too long."""
    monkeypatch.setattr(protocol, "PATIENCE", 1000)


@pytest.fixture
def port() -> Iterator[int]:
    door = socket.create_server(("127.0.0.1", 0))
    running = server(echo)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
    thread.start()
    yield door.getsockname()[1]
    running.should_exit = True
    thread.join()


@contextmanager
def line_to(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        yield line


def answer(line: socket.socket) -> bytes:
    """Everything until the other side closes."""
    heard = b""
    try:
        while piece := line.recv(65536):
            heard += piece
    except ConnectionError:
        pass
    return heard


def test_a_request_is_answered_and_the_line_kept(port: int) -> None:
    with line_to(port) as line:
        for _ in range(3):
            line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
            assert line.recv(65536).endswith(b"2 5")


@pytest.mark.parametrize("endless", [b"X-Long: " + b"a" * 500_000, b"".join(b"X-%d: a\r\n" % n for n in range(40_000))])
def test_a_head_without_end_is_refused(patient: None, port: int, endless: bytes) -> None:
    with line_to(port) as line:
        try:
            line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n" + endless)
        except ConnectionError:
            return
        assert answer(line)[:12] in (b"HTTP/1.1 400", b"")


def test_an_address_without_end_is_refused(patient: None, port: int) -> None:
    with line_to(port) as line:
        try:
            line.sendall(b"GET /" + b"a" * 500_000)
        except ConnectionError:
            return
        assert answer(line)[:12] in (b"HTTP/1.1 400", b"")


def test_a_long_head_that_ends_is_heard(port: int) -> None:
    with line_to(port) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 30_000 + b"\r\n\r\n")
        assert line.recv(65536).endswith(b"2 0")


def test_a_large_body_is_no_head(port: int) -> None:
    with line_to(port) as line:
        line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" + b"a" * 3_000_000)
        assert line.recv(65536).endswith(b"2 3000000")


def test_headers_behind_a_body_tell_nothing(port: int) -> None:
    with line_to(port) as line:
        line.sendall(
            b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-Late: b\r\n\r\n"
        )
        assert line.recv(65536).endswith(b"2 2")


def test_headers_behind_a_body_end(patient: None, port: int) -> None:
    with line_to(port) as line:
        try:
            line.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n")
            line.sendall(b"X-Late: " + b"b" * 5_000_000)
        except ConnectionError:
            return
        assert answer(line)[:12] in (b"HTTP/1.1 400", b"")


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHo", b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET"])
def test_a_head_that_does_not_come_is_not_waited_for(port: int, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr(protocol, "PATIENCE", 0.2)
    with line_to(port) as line:
        line.sendall(begun)
        heard = answer(line)
    assert heard.count(b"HTTP/1.1") == begun.count(b"\r\n\r\n")


def test_two_servers_at_one_door_share_those_who_come() -> None:
    door = socket.create_server(("127.0.0.1", 0), backlog=100)
    both = [server(echo), server(echo)]
    threads = [threading.Thread(target=each.run, kwargs={"sockets": [door.dup()]}) for each in both]
    for thread in threads:
        thread.start()
    lines = [socket.create_connection(door.getsockname(), timeout=10) for _ in range(40)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        assert line.recv(65536).endswith(b"1 0")
    shares = [len(each.server_state.connections) for each in both]
    for line in lines:
        line.close()
    for each in both:
        each.should_exit = True
    for thread in threads:
        thread.join()
    door.close()
    assert sum(shares) == 40
    assert min(shares) >= 10
