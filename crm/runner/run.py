"""bin/run: Picket on this machine, from nothing to the first page, until Ctrl-C.

usage: bin/run [--traffic]

  --traffic   keep a believable trickle of new events coming, so that screens live (demonstration only)

Makes the environment, starts an embedded PostgreSQL (in .data/), makes the tables, loads the demonstration once, and
keeps web, worker and clock running. Ctrl-C or SIGTERM stops all of it. Exit code 0 after being told to stop, 1 when a
part does not stay up or Picket is running already, 2 when a setting or an argument is wrong.

Settings come from the environment:

"""

import asyncio
import signal
import socket
import sys
import tempfile
from types import FrameType

from crm import environment
from crm.environment import Environment
from crm.runner.claims import NotOursError, only_one, open_door
from crm.runner.database import database_in_use
from crm.runner.embedded import ROOT, Embedded
from crm.runner.gate import Gate
from crm.runner.parts import command, parts
from crm.runner.postgres import PostgresqlError
from crm.runner.ready import until_answering
from crm.runner.supervisor import PartFailed, stop, supervise

BUNDLE = ROOT / ".data" / "static" / "staticfiles.json"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ToldToStop(BaseException):
    """Somebody pressed Ctrl-C, closed the terminal or sent SIGTERM."""


def main(words: list[str]) -> None:
    if {"--help", "-h"} & set(words):
        print((__doc__ or "") + environment.explained())
        return
    if unknown := set(words) - {"--traffic"}:
        print(f"bin/run does not know {' '.join(sorted(unknown))}; see bin/run --help.", file=sys.stderr)
        sys.exit(2)
    for told in SIGNALS:
        signal.signal(told, on_signal)
    try:
        run(environment.read_or_exit(), traffic="--traffic" in words)
    except ToldToStop:
        say("stopped")
    except (NotOursError, PartFailed, PostgresqlError) as failed:
        sys.exit(f"Picket stopped: {failed}")


def on_signal(number: int, frame: FrameType | None) -> None:
    raise ToldToStop


def run(settings: Environment, *, traffic: bool) -> None:
    embedded = None
    try:
        with only_one(), open_door(settings.host, settings.port) as door, database_in_use() as embedded:
            asyncio.run(keep_running(settings, door, embedded, traffic=traffic))
    except asyncio.CancelledError:
        raise ToldToStop from None
    finally:
        if embedded:
            embedded.wait_until_stopped()


async def keep_running(settings: Environment, door: socket.socket, embedded: Embedded | None, *, traffic: bool) -> None:
    """Everything that runs while Picket runs, until one of the signals comes."""
    me = asyncio.current_task()
    assert me is not None
    for told in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(told, me.cancel)
    # The web may read its code meanwhile, but it knows the bundled files as they are when it starts.
    preparing = asyncio.create_task(prepare())
    if not BUNDLE.exists():
        await preparing

    async def until_ready() -> None:
        how_to_sign_in = await preparing
        gate.open()
        await until_answering(settings.host, settings.port)
        print(f"Picket is ready at {settings.public_base_url}/\n{how_to_sign_in}", end="", flush=True)

    say("starting web, worker and clock")
    with Gate() as gate:
        try:
            await supervise(
                parts(settings, door.fileno(), gate.number, traffic=traffic),
                until_ready=until_ready,
                beside=watch(embedded),
                say=say,
            )
        finally:
            say("stopping")


async def prepare() -> str:
    """Bring tables, files and demonstration up to date; answers how to sign in."""
    with tempfile.NamedTemporaryFile("r", prefix="picket-") as note:
        preparing = await asyncio.create_subprocess_exec(
            *command("prepare"), f"--sign-in-note={note.name}", cwd=ROOT, start_new_session=True
        )
        try:
            if await preparing.wait() != 0:
                raise PartFailed("the database could not be prepared; what went wrong stands above.")
        finally:
            await stop(preparing)
        return note.read()


async def watch(embedded: Embedded | None) -> None:
    """Start the embedded database again, should its keeper be killed; the keeper looks after the server itself."""
    while embedded:
        await asyncio.sleep(1)
        if not embedded.is_kept():
            say("the database ended; starting it again")
            await asyncio.to_thread(embedded.ensure)


def say(what: str) -> None:
    print(f"Picket: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
