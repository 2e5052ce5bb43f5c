import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from wiring import hub as hubs
from wiring.hub import Hub, Stream
from wiring.live import EVERYTHING
from wiring.rights import Listener
from wiring.streams import events, patience

MIRA = Listener(1, "one", "proof", frozenset({"customer-1", "member-1"}))
OTTO = Listener(2, "two", "proof", frozenset({"customer-2"}))

type Play = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """A hub that has listened for long, without a database behind it."""

    async def nothing(self: Hub) -> None:
        return

    monkeypatch.setattr(Hub, "listen", nothing)
    monkeypatch.setattr(Hub, "guard", nothing)
    hub = Hub()
    hub.connected_at = time.monotonic() - 100
    monkeypatch.setattr(hubs, "hub", lambda: hub)
    monkeypatch.setattr("wiring.streams.hub", lambda: hub)
    return hub


async def next_news(stream: Stream) -> list[str]:
    return await asyncio.wait_for(anext(stream.news()), 1)


def test_each_stream_hears_its_own_topics(hub: Hub) -> None:
    async def play() -> None:
        mira, otto = hub.open(MIRA), hub.open(OTTO)
        hub.tell("customer-1")
        hub.tell("customer-2")
        hub.tell("customer-3")
        assert await next_news(mira) == ["customer-1"]
        assert await next_news(otto) == ["customer-2"]

    asyncio.run(play())


def test_a_slow_screen_hears_each_topic_once_however_often_it_was_told(hub: Hub) -> None:
    async def play() -> None:
        mira = hub.open(MIRA)
        for _ in range(10_000):
            hub.tell("customer-1")
            hub.tell("member-1")
        assert await next_news(mira) == ["customer-1", "member-1"]
        assert not mira.waiting

    asyncio.run(play())


def test_a_flood_is_heard_by_all(hub: Hub) -> None:
    async def play() -> None:
        mira, otto = hub.open(MIRA), hub.open(OTTO)
        hub.tell(EVERYTHING)
        assert await next_news(mira) == await next_news(otto) == [EVERYTHING]

    asyncio.run(play())


def test_what_changed_while_the_page_was_made_is_told_when_its_stream_opens(hub: Hub) -> None:
    async def play() -> None:
        hub.tell("customer-1")
        assert await next_news(hub.open(MIRA)) == ["customer-1"]

    asyncio.run(play())


def test_a_hub_that_cannot_know_says_look_again(hub: Hub) -> None:
    async def play() -> None:
        hub.connected_at = time.monotonic() - 1
        assert await next_news(hub.open(MIRA)) == [EVERYTHING]

    asyncio.run(play())


def test_a_closed_stream_leaves_nothing_behind(hub: Hub) -> None:
    async def play() -> None:
        hub.close(hub.open(MIRA))
        assert not hub.streams
        assert not hub.hearing

    asyncio.run(play())


def test_streams_speak_as_browsers_expect(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wiring.hub.BEAT_EVERY", 0.01)

    async def play() -> None:
        chunks = events(MIRA)
        assert (await anext(chunks)).startswith(b"retry: ")
        assert await anext(chunks) == b"event: beat\ndata: 0\n\n"
        hub.tell("customer-1")
        hub.tell("member-1")
        spoken = await anext(chunks)
        assert spoken == b"event: tell\ndata: customer-1\n\nevent: tell\ndata: member-1\n\n"
        hub.tell(EVERYTHING)
        assert await anext(chunks) == b"event: resync\ndata: everything\n\n"
        hub.end()
        assert [chunk async for chunk in chunks] == []
        assert not hub.streams

    asyncio.run(play())


def test_many_screens_do_not_come_back_in_the_same_second() -> None:
    assert {patience(0) for _ in range(50)} <= set(range(500, 1001))
    assert max(patience(5_000) for _ in range(200)) > 10_000
