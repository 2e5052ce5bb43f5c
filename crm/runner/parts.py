"""The parts that Picket consists of while it runs."""

import os
import sys
from dataclasses import dataclass

from crm.environment import Environment
from crm.runner.embedded import ROOT


@dataclass(frozen=True)
class Part:
    """One process: `command` is started, kept running, and told to stop with SIGTERM.

    `inherits` are open files; what is not `first` waits until Picket is ready, so that the first page comes sooner.
    """

    name: str
    command: tuple[str, ...]
    inherits: tuple[int, ...] = ()
    first: bool = False


def parts(settings: Environment, door: int, gate: int, *, traffic: bool) -> list[Part]:
    """Web processes that share the listening socket `door`, the worker, the clock, and traffic where asked for.

    The first web process reads its code while everything is still being prepared, and waits at the gate.
    """
    serve = command("serve", f"--door={door}", f"--gate={gate}")
    found = [
        Part(f"web {number}", serve, (door, gate), first=number == 1) for number in range(1, settings.web_processes + 1)
    ]
    found += [Part("worker", command("work")), Part("clock", command("tick"))]
    return [*found, Part("traffic", command("traffic"))] if traffic else found


def command(*words: str) -> tuple[str, ...]:
    """A management command that ends when we do."""
    return (sys.executable, "-m", "crm.runner.part", str(os.getpid()), str(ROOT / "manage.py"), *words)
