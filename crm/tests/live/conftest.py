import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from crm.runner.embedded import ROOT
from crm.tests.live.ear import Ear
from staff.models import Member

type Listen = Callable[..., Ear]


class Web:
    """One web process as bin/run starts it, on the test's database."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.door.getsockname()[1]
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "serve", f"--door={self.door.fileno()}"],
            pass_fds=[self.door.fileno()],
            env=os.environ | {"DATABASE_URL": here(), "POOL_SIZE": "4", "PGAPPNAME": self.name},
        )

    @property
    def name(self) -> str:
        return f"web {self.port}"

    def connections(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE application_name = %s", [self.name])
            return int(cursor.fetchone()[0])

    def stop(self) -> None:
        """End it as bin/run does; returns when it is gone."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def here() -> str:
    """The test's database, as the environment names one."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


@contextmanager
def running_web() -> Iterator[Web]:
    web = Web()
    try:
        yield web
    finally:
        web.stop()
        web.door.close()


@pytest.fixture(scope="session")
def web(django_db_setup: None) -> Iterator[Web]:
    """A web process for all tests here; it starts in seconds, but in many of them."""
    with running_web() as web:
        yield web


@pytest.fixture
def listen(web: Web) -> Iterator[Listen]:
    """`listen(ana, mira.topic)`: a screen of Ana's that hears of Mira. Without a member nobody is signed in."""
    ears: list[Ear] = []

    def listen(member: Member | None, *topics: str, to: Web = web) -> Ear:
        ears.append(Ear(to.port, cookie(member), topics))
        return ears[-1]

    yield listen
    for ear in ears:
        ear.close()


def cookie(member: Member | None) -> str:
    client = Client()
    if member is None:
        return ""
    client.force_login(member, backend="staff.backend.MemberBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def wait_until(happened: Callable[[], bool]) -> None:
    """Look again and again; a minute is no measure of speed, only the end of patience."""
    given_up = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < given_up, "It did not happen."
        time.sleep(0.02)
