"""Open many live streams on one web process and see what they cost, and whether everything told arrives."""

import argparse
import asyncio
import json
import os
import random
import statistics
import time
from itertools import cycle, islice
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import QuerySet

from bench.server import Serving, serving
from customers.models import Customer
from staff.doors.keeper import SEEN_AT, SIGNED_IN_AT
from staff.doors.sessions import SessionStore
from staff.models import Member, Role
from wiring.live import CHANNEL, line_to_database

NAME = "bench streams"
COUNT = """
    SELECT count(*) FROM pg_stat_activity
    WHERE application_name = %s AND datname = current_database() AND pid <> pg_backend_pid()
"""
HOLD = 45
"""Seconds in which nothing happens: a young hub tells newcomers to look again, and a pool that grew shrinks."""

MEMBERS, CUSTOMERS, OPENING, TELLS = 50, 200, 20, 500


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench streams", description=__doc__)
    parser.add_argument("--streams", type=int, default=1_000, metavar="N")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args(arguments)
    measured = measure(wanted.streams)
    print(json.dumps([measured], indent=1) if wanted.json else "\n".join(f"{k:<14} {v}" for k, v in measured.items()))
    return 0 if measured["delivered"] == measured["expected"] else 1


def measure(streams: int) -> dict[str, object]:
    """The figures for so many streams. Needs a database with migrations; makes staff and customers of its own."""
    members, customers = cast()
    cookies = [cookie_of(member) for member in members]
    topics = [customer.topic for customer in customers]
    try:
        os.environ["PGAPPNAME"] = NAME
        with serving(1) as server:
            return {"operation": "live streams"} | asyncio.run(watch(server, streams, cookies, topics))
    finally:
        tidy(members, customers)


async def watch(server: Serving, streams: int, cookies: list[str], topics: list[str]) -> dict[str, object]:
    screens = [Screen(server.port, random.choice(cookies), random.choice(topics)) for _ in range(streams)]
    began = time.perf_counter()
    gate = asyncio.Semaphore(OPENING)
    await asyncio.gather(*(screen.open(gate) for screen in screens))
    opened = time.perf_counter() - began
    await asyncio.sleep(HOLD)
    async with await psycopg.AsyncConnection.connect(**line_to_database(), autocommit=True) as line:
        (held,) = await (await line.execute(COUNT, [NAME])).fetchone() or (0,)
        size = megabytes(server.pids[0])
        for topic in islice(cycle(topics), TELLS):
            told = time.perf_counter()
            for screen in screens:
                if screen.topic == topic:
                    screen.told.append(told)
            await line.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])
            await asyncio.sleep(0.01)
        await asyncio.sleep(1)
    expected = sum(len(screen.told) for screen in screens)
    late = sorted(delay for screen in screens for delay in screen.delays())
    heard = sum(len(screen.heard) for screen in screens)
    for screen in screens:
        screen.reading.cancel()
    return {
        "streams": streams,
        "open_per_second": round(streams / opened),
        "connections": held,
        "megabytes": size,
        "expected": expected,
        "delivered": heard,
        "p50_ms": round(statistics.median(late) * 1000, 1),
        "p95_ms": round(late[int(len(late) * 0.95)] * 1000, 1),
    }


class Screen:
    """One browser, as far as its stream is concerned."""

    def __init__(self, port: int, cookie: str, topic: str) -> None:
        self.port, self.cookie, self.topic = port, cookie, topic
        self.heard: list[float] = []
        self.told: list[float] = []

    async def open(self, gate: asyncio.Semaphore) -> None:
        async with gate:
            reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
            request = f"GET /live/?topic={self.topic} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}\r\n"
            self.writer.write(f"{request}Accept: text/event-stream\r\n\r\n".encode())
            status = await reader.readline()
            if b" 200 " not in status:
                raise RuntimeError(f"The stream was refused: {status!r}")
        self.reading = asyncio.create_task(self.listen(reader))

    async def listen(self, reader: asyncio.StreamReader) -> None:
        async for line in reader:
            if line.rstrip() == f"data: {self.topic}".encode():
                self.heard.append(time.perf_counter())

    def delays(self) -> list[float]:
        return [heard - told for heard, told in zip(self.heard, self.told, strict=False)]


def cast() -> tuple[QuerySet[Member], QuerySet[Customer]]:
    names = [f"Stream {number}" for number in range(max(MEMBERS, CUSTOMERS))]
    customers = Customer.objects.bulk_create(Customer(name=n, search_name=f" {n}") for n in names[:CUSTOMERS])
    members = Member.objects.bulk_create(
        Member(email=f"stream.{number}.{os.getpid()}@bench.test", name=n) for number, n in enumerate(names[:MEMBERS])
    )
    agent = Role.objects.get(code="agent")
    for member in members:
        member.roles.add(agent)
    return (
        Member.objects.filter(pk__in=[member.pk for member in members]),
        Customer.objects.filter(pk__in=[customer.pk for customer in customers]),
    )


def tidy(members: QuerySet[Member], customers: QuerySet[Customer]) -> None:
    members.delete()
    customers.delete()


def cookie_of(member: Member) -> str:
    session = SessionStore()
    now = time.time()
    session.update(
        {
            SESSION_KEY: str(member.pk),
            BACKEND_SESSION_KEY: "staff.backend.MemberBackend",
            HASH_SESSION_KEY: member.get_session_auth_hash(),
            SIGNED_IN_AT: now,
            SEEN_AT: now,
        }
    )
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def megabytes(process: int) -> int:
    """The memory a process has to itself or shares, as Linux counts it."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024
