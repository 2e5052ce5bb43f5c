"""The pages through the real server: how long one waits, and how many are answered by two processes."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.bare import ask_bare
from bench.http import Ask, Timings, measure
from bench.operations import Operation, floor_of, operations
from bench.server import serving

WARM_UP = 40
ALONE = 300


@dataclass(frozen=True, slots=True)
class Figure:
    """What one operation takes: alone in milliseconds, with eight clients in answers a second."""

    operation: str
    p50_ms: float
    p95_ms: float
    per_second: float
    queries: int
    floor_ms: float
    bare_p50_ms: float
    bare_per_second: float
    refused: int
    goal_p95_ms: float | None
    goal_per_second: float | None


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench pages", description=__doc__)
    parser.add_argument("--json", action="store_true", help="the figures as a list of objects")
    parser.add_argument("--seconds", type=float, default=5, help="how long eight clients ask for each operation")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--processes", type=int, default=2, help="web processes")
    parser.add_argument("--only", default="", help="operations whose name contains this")
    wanted = parser.parse_args(words)
    asked = [operation for operation in operations() if wanted.only in operation.name]
    figures = []
    with serving(wanted.processes) as server, serving(wanted.processes, "bench.bare_settings") as bare:
        for operation in asked:
            print(f"{operation.name} …", file=sys.stderr)
            figures.append(figure(operation, server.port, bare.port, wanted))
    print(json.dumps([asdict(figure) for figure in figures], indent=2) if wanted.json else table(figures))
    return int(any(figure.refused for figure in figures))


def figure(operation: Operation, port: int, bare_port: int, wanted: argparse.Namespace) -> Figure:
    alone, crowd = waits_and_rate(operation.ask, port, wanted)
    bare_alone, bare_crowd = waits_and_rate(lambda: ask_bare(operation.floor()), bare_port, wanted)
    return Figure(
        operation.name,
        round(alone.at(0.5), 2),
        round(alone.at(0.95), 2),
        round(crowd.per_second, 1),
        queries_of(operation.ask()),
        round(floor_of(operation), 3),
        round(bare_alone.at(0.5), 2),
        round(bare_crowd.per_second, 1),
        alone.refused + crowd.refused + bare_alone.refused + bare_crowd.refused,
        operation.goal_ms,
        operation.goal_rate,
    )


def waits_and_rate(ask: Callable[[], Ask], port: int, wanted: argparse.Namespace) -> tuple[Timings, Timings]:
    """What one client waits, and what many get answered together, after some to warm up."""
    measure(port, ask, clients=4, requests=WARM_UP, seconds=30)
    alone = measure(port, ask, clients=1, requests=ALONE, seconds=30)
    return alone, measure(port, ask, clients=wanted.clients, requests=10**9, seconds=wanted.seconds)


def queries_of(ask: Ask) -> int:
    """How many questions the request asks the database, counted in this process."""
    client = Client(headers=dict(header.split(": ", 1) for header in ask.headers) | {"host": "127.0.0.1"})
    kind = dict(header.split(": ", 1) for header in ask.headers).get("Content-Type", "")
    with CaptureQueriesContext(connection) as captured:
        if ask.method == "POST":
            client.generic("POST", ask.path, ask.body, content_type=kind)
        else:
            client.get(ask.path)
    return len(captured)


def table(figures: list[Figure]) -> str:
    lines = [
        f"{'operation':30}{'p50 ms':>9}{'p95 ms':>9}{'goal':>7}{'a second':>10}{'goal':>7}{'queries':>9}{'SQL ms':>8}{'bare ms':>9}{'a second':>10}"
    ]
    lines += [
        f"{each.operation:30}{each.p50_ms:>9.1f}{each.p95_ms:>9.1f}{each.goal_p95_ms or '':>7}"
        f"{each.per_second:>10.0f}{each.goal_per_second or '':>7}{each.queries:>9}{each.floor_ms:>8.2f}"
        f"{each.bare_p50_ms:>9.1f}{each.bare_per_second:>10.0f}"
        for each in figures
    ]
    return "\n".join(lines)
