"""Good customers who have fallen silent, and what one of us is to do about it: late, today, and this week."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from crm.demonstration.lives import Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import give_task

SILENT = timedelta(days=90)
BOUGHT = 4
DUE = [-2, -1, 0, 0, 0, 1, 2, 3, 5, 6]
"""Days from today, for each member who is given some, and for those customers whom nobody looks after."""


def notice(telling: Telling, lives: list[Life], chance: Random) -> None:
    """The reps and the customer manager look after their own; of the others the agents take some, and some are nobody's."""
    silent = [life for life in lives if len(life.bought) >= BOUGHT and telling.clock.now - life.last.at > SILENT]
    chance.shuffle(silent)
    for manager in ("Rita", "Zoe", "Max"):
        of_theirs = [life for life in silent if life.manager == telling.staff[manager]]
        for life, due in zip(of_theirs, DUE[::2], strict=False):
            give(telling, life, due, chance)
    others = iter(life for life in silent if life.manager is None)
    for owner, dues in (("Ana", DUE[1::2]), ("Sam", DUE[::2]), ("", DUE[4:])):
        for life, due in zip(taken(others, len(dues)), dues, strict=False):
            give(telling, life, due, chance, to=owner)


def taken(lives: Iterator[Life], number: int) -> list[Life]:
    return [life for _, life in zip(range(number), lives, strict=False)]


def give(telling: Telling, life: Life, due: int, chance: Random, *, to: str = "") -> None:
    """Noticed in the night, some days before it is due."""
    clock = telling.clock
    noticed = clock.hour(clock.today - timedelta(days=max(1, chance.randint(2, 3) - due)), 6)
    said = telling.words.pair(
        "noticed.silent", chance, days=str((noticed - life.last.at).days), count=str(len(life.bought)), **life.names
    )
    give_task(
        telling.book,
        life.customer,
        said["task"],
        noticed,
        to=telling.staff[to] if to else None,
        due=clock.today + timedelta(days=due),
        why=said["why"],
    )
