"""bin/run as people use it: a copy of the code with nothing prepared, started, mistreated and stopped."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from crm.runner.embedded import ROOT

pytestmark = pytest.mark.xdist_group("run")

PLENTY = 180
"""Seconds; on a busy machine everything takes its time."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code as somebody would get it, and nothing that was made from it."""
    clone = tmp_path_factory.mktemp("clone")
    for name in (
        "crm",
        "wiring",
        "staff",
        "customers",
        "interactions",
        "purchases",
        "value",
        "static",
        "templates",
        "data",
    ):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__", "tests"))
    shutil.copy(ROOT / "manage.py", clone)
    return clone


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


class Run:
    """One start of Picket in the clone, and everything it said."""

    def __init__(self, clone: Path, **settings: str) -> None:
        keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.said = clone / "said"
        self.begun = self.said.stat().st_size if self.said.exists() else 0
        with self.said.open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "crm.runner.run"],
                cwd=clone,
                env=keep | {"DEMO": "no", "WEB_PROCESSES": "1"} | settings,
                stdout=said,
                stderr=said,
            )

    @property
    def words(self) -> str:
        return self.said.read_bytes()[self.begun :].decode()

    def until(self, question: Callable[[], object]) -> None:
        end = time.monotonic() + PLENTY
        while not question():
            assert self.process.poll() is None, self.words
            assert time.monotonic() < end, self.words
            time.sleep(0.1)

    def until_ready(self) -> None:
        self.until(lambda: "Picket is ready at" in self.words)

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def part(self, name: str) -> psutil.Process:
        return next(child for child in self.family() if name in child.cmdline())

    def end(self, told: signal.Signals) -> int:
        self.process.send_signal(told)
        return self.process.wait(30)


@pytest.fixture
def run(clone: Path, port: int) -> Iterator[Callable[..., Run]]:
    runs: list[Run] = []

    def run(**settings: str) -> Run:
        runs.append(Run(clone, **{"PORT": str(port)} | settings))
        return runs[-1]

    yield run
    for started in runs:
        if started.process.poll() is None:
            started.process.terminate()
            started.process.wait(30)


def health(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/healthz")
    return connection.getresponse().status


def test_from_nothing_to_the_first_page_and_stopped_again(run: Callable[..., Run], clone: Path, port: int) -> None:
    first = run()
    first.until_ready()
    assert re.findall(r"^Picket is ready at .*$", first.words, re.MULTILINE) == [
        f"Picket is ready at http://127.0.0.1:{port}/"
    ]
    assert "createsuperuser" in first.words
    assert health(port) == 200

    second = run()
    assert second.process.wait(PLENTY) == 1
    assert f"already running from this folder (process {first.process.pid})" in second.words

    web = first.part("serve")
    web.kill()
    first.until(lambda: "web 1 ended (killed by SIGKILL)" in first.words)
    assert health(port) == 200

    family = first.family()
    assert first.end(signal.SIGTERM) == 0
    _, alive = psutil.wait_procs(family, 5)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []
    assert not (clone / ".data" / "postgres" / "postmaster.pid").exists()


def test_after_a_kill_nothing_is_left_and_the_next_start_works(run: Callable[..., Run], port: int) -> None:
    killed = run()
    killed.until_ready()
    family = killed.family()
    killed.process.kill()
    _, alive = psutil.wait_procs(family, 30)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []
    started = run()
    started.until_ready()
    assert health(port) == 200
    assert started.end(signal.SIGINT) == 0


def test_told_to_stop_while_starting_it_stops(run: Callable[..., Run]) -> None:
    started = run()
    started.until(lambda: started.family())
    assert started.end(signal.SIGTERM) == 0
    assert "Traceback" not in started.words


def test_a_taken_port_is_named(run: Callable[..., Run]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        started = run(PORT=str(number))
        assert started.process.wait(PLENTY) == 1
    assert f"PORT {number} is taken" in started.words


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("PORT", "http", "PORT does not accept “http”: it accepts a whole number"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/picket", "does not answer"),
    ],
)
def test_a_wrong_setting_is_refused_at_once(run: Callable[..., Run], setting: str, value: str, words: str) -> None:
    started = run(**{setting: value})
    assert started.process.wait(PLENTY) == 2
    assert words in started.words
    assert "Traceback" not in started.words
