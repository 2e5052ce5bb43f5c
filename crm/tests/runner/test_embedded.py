import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from crm.runner.embedded import ROOT, Embedded
from crm.runner.postgres import PostgresqlError

pytestmark = pytest.mark.xdist_group("embedded")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("embedded") / "postgres"
    yield folder
    Embedded(folder).wait_until_stopped()


@pytest.fixture
def embedded(folder: Path) -> Embedded:
    return Embedded(folder, fast=True)


def server(embedded: Embedded) -> int:
    return int((embedded.folder / "postmaster.pid").read_text().splitlines()[0])


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        (answer,) = connection.execute(question).fetchone() or (None,)
    return answer


def eventually(question: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_it_is_made_on_first_use_checks_its_pages_and_is_reached_through_a_private_socket(embedded: Embedded) -> None:
    with embedded.in_use("people") as url:
        assert ask(url, "SELECT current_database()") == "people"
        assert ask(url, "SHOW data_checksums") == "on"
        assert ask(url, "SHOW listen_addresses") == ""
        assert ask(url, "SELECT lower('ÄÖÜ')") == "äöü"
        sockets = Path(str(ask(url, "SHOW unix_socket_directories")))
        assert sockets.stat().st_mode & 0o077 == 0


def test_it_runs_as_long_as_anybody_uses_it_and_not_longer(embedded: Embedded) -> None:
    with embedded.in_use() as first:
        with embedded.in_use() as second:
            assert first == second
        time.sleep(0.5)
        assert ask(first, "SELECT 1") == 1
    assert eventually(lambda: not embedded.is_kept())
    assert not (embedded.folder / "postmaster.pid").exists()


def test_several_may_start_it_at_once(embedded: Embedded) -> None:
    def use(_: int) -> object:
        with embedded.in_use() as url:
            return ask(url, "SELECT 1")

    with ThreadPoolExecutor(4) as users:
        assert list(users.map(use, range(4))) == [1, 1, 1, 1]


def test_a_killed_server_is_started_again_with_everything_that_was_committed(folder: Path) -> None:
    embedded = Embedded(folder)
    assert eventually(lambda: not embedded.is_kept())
    with embedded.in_use() as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer")
        killed = server(embedded)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: embedded.answers() and server(embedded) != killed)
        assert ask(url, "SELECT answer FROM kept") == 42


def test_when_user_and_keeper_are_killed_the_next_use_starts_over(embedded: Embedded) -> None:
    program = (
        f"from pathlib import Path; from crm.runner.embedded import Embedded; import time\n"
        f"with Embedded(Path({str(embedded.folder)!r}), fast=True).in_use(): print('in use', flush=True); time.sleep(60)"
    )
    user = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    assert user.stdout is not None
    assert user.stdout.readline() == b"in use\n"
    keeper = os.getpgid(server(embedded))
    user.kill()
    os.kill(keeper, signal.SIGKILL)
    user.wait()
    with embedded.in_use() as url:
        assert ask(url, "SELECT 1") == 1


def test_a_note_of_a_server_that_is_gone_does_not_stop_the_next(embedded: Embedded) -> None:
    assert eventually(lambda: not embedded.is_kept())
    (embedded.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{embedded.folder}\n0\n5432\n\n\n")
    with embedded.in_use() as url:
        assert ask(url, "SELECT 1") == 1


def test_what_the_server_said_is_told_when_it_does_not_start(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir(mode=0o700)
    (folder / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(PostgresqlError, match="does not start"), Embedded(folder).in_use():
        pass


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    deep = Embedded(tmp_path / ("long" * 25) / "postgres", fast=True)
    with deep.in_use() as url:
        assert ask(url, "SELECT 1") == 1
    assert eventually(lambda: not deep.is_kept())
