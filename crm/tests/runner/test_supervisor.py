"""Parts here are small programs of one line; what is tested is that they are kept, and let go."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crm.runner import supervisor
from crm.runner.parts import Part
from crm.runner.supervisor import PartFailed, supervise

said: list[str] = []


@pytest.fixture(autouse=True)
def silence() -> None:
    said.clear()


def part(name: str, program: str) -> Part:
    return Part(name, (sys.executable, "-c", program))


def sleeper(note: Path) -> Part:
    """Notes its process id, and sleeps."""
    return part("sleeper", f"import os, time; open({str(note)!r}, 'a').write(f'{{os.getpid()}} '); time.sleep(60)")


def lives(note: Path) -> list[int]:
    return [int(number) for number in note.read_text().split()] if note.exists() else []


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


async def until(question: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


async def at_once() -> None:
    return


async def for_ever() -> None:
    await asyncio.Event().wait()


def kept(*parts: Part) -> asyncio.Task[None]:
    return asyncio.create_task(supervise(parts, until_ready=at_once, beside=for_ever(), say=said.append))


async def told_to_stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_what_is_told_to_stop_stops_all_its_parts(tmp_path: Path) -> None:
    async def story() -> None:
        first, second = tmp_path / "first", tmp_path / "second"
        task = kept(sleeper(first), sleeper(second))
        await until(lambda: bool(lives(first) and lives(second)))
        await told_to_stop(task)
        assert not any(map(is_alive, lives(first) + lives(second)))

    asyncio.run(story())


def test_a_killed_part_is_started_again(tmp_path: Path) -> None:
    async def story() -> None:
        note = tmp_path / "note"
        task = kept(sleeper(note))
        await until(lambda: len(lives(note)) == 1)
        os.kill(lives(note)[0], signal.SIGKILL)
        await until(lambda: len(lives(note)) == 2)
        await told_to_stop(task)
        assert not is_alive(lives(note)[1])

    asyncio.run(story())
    assert said == ["sleeper ended (killed by SIGKILL); starting it again in 0.5 s"]


def test_a_part_that_dies_again_and_again_stops_the_whole_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "QUICK_DEATHS", 3)

    async def story() -> None:
        note = tmp_path / "note"
        with pytest.raises(PartFailed, match=r"(?s)broken died 3 times in a row \(exit code 3\).*the cable is loose"):
            await kept(sleeper(note), part("broken", "print('the cable is loose'); raise SystemExit(3)"))
        assert not any(map(is_alive, lives(note)))

    asyncio.run(story())


def test_a_part_that_will_not_stop_is_made_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "GRACE", 0.5)

    async def story() -> None:
        note = tmp_path / "note"
        deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + sleeper(note).command[2]
        task = kept(part("deaf", deaf))
        await until(lambda: bool(lives(note)))
        await told_to_stop(task)
        assert not is_alive(lives(note)[0])

    asyncio.run(story())


def test_what_parts_say_is_passed_on_under_their_name(capsys: pytest.CaptureFixture[str]) -> None:
    async def story() -> None:
        task = kept(part("speaker", "print('hello', flush=True); import time; time.sleep(60)"))
        heard = ""
        while "hello" not in heard:
            await asyncio.sleep(0.05)
            heard += capsys.readouterr().out
        assert heard == " speaker | hello\n"
        await told_to_stop(task)

    asyncio.run(story())
