"""Keeps parts running: starts them, passes on what they say, starts again what dies, and stops all of them together."""

import asyncio
import signal
import time
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm.runner.embedded import ROOT
from crm.runner.parts import Part

QUICK = 15
"""Seconds; a part that lived shorter died quickly."""

QUICK_DEATHS = 5
"""So many quick deaths in a row and the whole stops; while starting, already two: something is wrong with the set-up."""

GRACE = 8
"""Seconds from being told to stop to being killed."""

LAST_WORDS = 15

type Say = Callable[[str], None]


class PartFailed(Exception):
    """A part does not stay up; the message names it and quotes its last lines."""


async def supervise(
    parts: Sequence[Part], *, until_ready: Callable[[], Awaitable[None]], beside: Coroutine[Any, Any, None], say: Say
) -> None:
    """Keep all parts running until cancelled; they are stopped then. `beside` runs as long as they do.

    Raises PartFailed when a part does not stay up, and what `beside` raises.
    """
    keepers = [Keeper(part, say) for part in parts]
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(beside)
            for keeper in keepers:
                if keeper.part.first:
                    group.create_task(keeper.keep())
            await until_ready()
            for keeper in keepers:
                keeper.patience = QUICK_DEATHS
                if not keeper.part.first:
                    group.create_task(keeper.keep())
    except* Exception as failed:  # noqa: BLE001 - whatever it is, the first stops the whole
        raise failed.exceptions[0] from None


@dataclass
class Keeper:
    """Keeps one part running."""

    part: Part
    say: Say
    patience: int = 2
    deaths: int = 0
    said: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_WORDS))

    async def keep(self) -> None:
        while True:
            born = time.monotonic()
            how = await self.live()
            self.deaths = self.deaths + 1 if time.monotonic() - born < QUICK else 1
            if self.deaths >= self.patience:
                last = "\n  ".join(self.said) or "(it said nothing)"
                raise PartFailed(
                    f"{self.part.name} died {self.deaths} times in a row ({how}). Its last words:\n  {last}"
                )
            wait = 2.0 ** (self.deaths - 2)
            self.say(f"{self.part.name} ended ({how}); starting it again in {wait:g} s")
            await asyncio.sleep(wait)

    async def live(self) -> str:
        """One life of the part, from its start to its end; answers how it ended. Cancelling stops the part."""
        process = await asyncio.create_subprocess_exec(
            *self.part.command,
            cwd=ROOT,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            pass_fds=self.part.inherits,
            start_new_session=True,
            limit=2**20,
        )
        listening = asyncio.create_task(self.listen(process))
        try:
            return ending(await process.wait())
        finally:
            await stop(process)
            await asyncio.wait([listening], timeout=1)
            listening.cancel()

    async def listen(self, process: Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            words = line.decode(errors="replace").rstrip()
            self.said.append(words)
            print(f"{self.part.name:>8} | {words}", flush=True)


async def stop(process: Process) -> None:
    """Ask the process to end, and make it end."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), GRACE)
    except TimeoutError:
        process.kill()
        await process.wait()


def ending(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
