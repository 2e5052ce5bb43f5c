"""One line to the database for all streams of a process: what is told there reaches every stream that wants it."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection

from wiring.live import CHANNEL, EVERYTHING, line_to_database, tell
from wiring.presence import AGAIN_EVERY, HERE, Presence
from wiring.rights import Listener, without_right

log = logging.getLogger(__name__)

BEAT_EVERY = 25.0
CHECK_EVERY = 3.0
REMEMBER = 10.0
"""Seconds. A change between the rendering of a page and the opening of its stream is told when the stream opens."""
BACK_IN = 4.0
"""Seconds. Who only reloads a page is back by then, and was never missed."""


class Stream:
    """What one screen hears. It holds each topic once until the screen takes it, so a slow one never piles up."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.waiting: dict[str, None] = {}
        self.seen: dict[str, str] = {}
        self.awake = asyncio.Event()
        self.over = False

    def tell(self, topic: str) -> None:
        self.waiting[topic] = None
        self.awake.set()

    def see(self, topic: str, news: str) -> None:
        """Who is at a topic, unless the screen knows; what was told before and not taken yet is no longer true."""
        if self.seen.get(topic) != news:
            self.waiting.pop(self.seen.get(topic, ""), None)
            self.seen[topic] = news
            self.tell(news)

    def end(self) -> None:
        self.over = True
        self.awake.set()

    async def news(self) -> AsyncIterator[list[str]]:
        """The topics told since the last time; an empty list when nothing was told for a while."""
        while not self.over:
            try:
                await asyncio.wait_for(self.awake.wait(), BEAT_EVERY)
            except TimeoutError:
                yield []
                continue
            self.awake.clear()
            told, self.waiting = list(self.waiting), {}
            if told and not self.over:
                yield told


class Hub:
    """The streams of one event loop, and the line they share. The line is opened with the first stream and kept."""

    def __init__(self) -> None:
        self.streams: set[Stream] = set()
        self.hearing: dict[str, set[Stream]] = defaultdict(set)
        self.told: dict[str, float] = {}
        self.connected_at: float | None = None
        self.tasks: list[asyncio.Task[None]] = []
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="rights")
        self.presence = Presence()

    def open(self, listener: Listener) -> Stream:
        if not self.tasks:
            self.tasks = [asyncio.create_task(work) for work in (self.listen(), self.guard(), self.renew())]
        stream = Stream(listener)
        self.streams.add(stream)
        for topic in listener.topics:
            self.hearing[topic].add(stream)
        since = time.monotonic() - REMEMBER
        if self.connected_at and self.connected_at > since:
            stream.tell(EVERYTHING)
        for topic in {EVERYTHING, *listener.topics}:
            if self.told.get(topic, 0.0) > since:
                stream.tell(topic)
        for topic in listener.at:
            self.announce(topic)
        return stream

    def close(self, stream: Stream) -> None:
        self.streams.discard(stream)
        for topic in stream.listener.topics:
            self.hearing[topic].discard(stream)
            if not self.hearing[topic]:
                del self.hearing[topic]
        for topic in stream.listener.at:
            asyncio.get_running_loop().call_later(BACK_IN, self.announce, topic)

    def announce(self, topic: str) -> None:
        """Let every process know whom this one has at a topic."""
        if self.tasks:
            self.thread.submit(tell_and_close, self.presence.said(topic, self.members_at(topic)))

    def members_at(self, topic: str) -> set[int]:
        return {stream.listener.member for stream in self.hearing.get(topic, ()) if topic in stream.listener.at}

    def hear_of(self, said: str) -> None:
        """Some process told whom it has at a topic: everybody there looks around, and it is told of ours in turn."""
        topic, is_new = self.presence.hear(said, now=time.monotonic())
        if is_new and self.members_at(topic):
            self.announce(topic)
        self.look_around(topic)

    def look_around(self, topic: str) -> None:
        news = self.presence.news(topic, self.members_at(topic))
        for stream in self.hearing.get(topic, ()):
            if topic in stream.listener.at:
                stream.see(topic, news)

    async def renew(self) -> None:
        """Say again whom we have, and forget whom nobody said again."""
        while True:
            await asyncio.sleep(AGAIN_EVERY)
            for topic in {topic for stream in self.streams for topic in stream.listener.at}:
                self.announce(topic)
            for topic in self.presence.forget_silent(now=time.monotonic()):
                self.look_around(topic)

    def tell(self, topic: str) -> None:
        for stream in self.streams if topic == EVERYTHING else self.hearing.get(topic, ()):
            stream.tell(topic)
        now = time.monotonic()
        self.told[topic] = now
        if len(self.told) > 10_000:
            self.told = {topic: at for topic, at in self.told.items() if at > now - REMEMBER}

    async def listen(self) -> None:
        """Pass on what the database tells. While there was no line, nobody knows what was missed."""
        while True:
            try:
                line = await psycopg.AsyncConnection.connect(**line_to_database(), autocommit=True)
                async with line:
                    await line.execute(f"LISTEN {CHANNEL}")
                    self.connected_at = time.monotonic()
                    self.tell(EVERYTHING)
                    while True:
                        async for news in line.notifies(timeout=BEAT_EVERY):
                            (self.hear_of if news.payload.startswith(HERE) else self.tell)(news.payload)
                        await line.execute("SELECT 1")
            except (psycopg.Error, OSError) as error:
                log.warning("The live line to the database is down: %s", error)
            except Exception:
                log.exception("The live line to the database fails.")
            self.connected_at = None
            await asyncio.sleep(1)

    async def guard(self) -> None:
        """End the streams of those who lost a right, within five seconds."""
        while True:
            await asyncio.sleep(CHECK_EVERY)
            listeners = {stream.listener for stream in self.streams}
            if not listeners:
                continue
            try:
                gone = await asyncio.get_running_loop().run_in_executor(self.thread, ask, listeners)
            except Exception:
                log.exception("The rights of those who listen cannot be checked.")
                continue
            for stream in self.streams:
                if stream.listener in gone:
                    stream.end()

    def end(self) -> None:
        """End all streams: the server is going down."""
        for stream in self.streams:
            stream.end()
        for task in self.tasks:
            task.cancel()
        self.tasks = []
        self.thread.shutdown(wait=False)


def ask(listeners: set[Listener]) -> set[Listener]:
    """In a thread, which holds its connection no longer than the question takes."""
    try:
        return without_right(listeners)
    finally:
        connection.close()


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def tell_and_close(said: str) -> None:
    """In a thread, like `ask`."""
    try:
        tell(said)
    finally:
        connection.close()


def hub() -> Hub:
    """The hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
