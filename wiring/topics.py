"""Who may hear of what. A topic is a noun and a key, `customer-42`; the noun's room opens its door to those who may."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from typing import Any

from django.db.models import QuerySet, Value

type Door = Callable[[Any], QuerySet[Any]]
type Hearing = tuple[Any, str]

TOPIC = re.compile(r"([a-z]+(?:-[a-z]+)*)-([0-9]{1,18})")
AT_ONCE = 200

doors: dict[str, Door] = {}


def topic(noun: str) -> Callable[[Door], Door]:
    """Declare that the function below answers the rows, found by primary key, of which a viewer may hear as `noun-key`."""

    def declare(door: Door) -> Door:
        if noun in doors:
            raise ValueError(f"The topic {noun} is declared twice.")
        doors[noun] = door
        return door

    return declare


def unheard(hearings: Iterable[Hearing]) -> list[Hearing]:
    """Those of the pairs (viewer, topic) in which the viewer may not hear of the topic, or there is no such thing.

    Asks the database once for each noun, however many listen.
    """
    hearings = list(hearings)
    wanted: dict[str, dict[Any, set[int]]] = defaultdict(lambda: defaultdict(set))
    for viewer, name in hearings:
        if (found := TOPIC.fullmatch(name)) and found[1] in doors:
            wanted[found[1]][viewer].add(int(found[2]))
    granted = {
        (viewer, f"{noun}-{key}")
        for noun, listeners in wanted.items()
        for some in batched(listeners.items(), AT_ONCE)
        for viewer, key in open_doors(doors[noun], dict(some))
    }
    return [(viewer, name) for viewer, name in hearings if (viewer.pk, name) not in granted]


def open_doors(door: Door, wanted: dict[Any, set[int]]) -> Iterator[tuple[Any, int]]:
    """Which of the keys each viewer may hear of, in one query."""
    first, *others = (
        door(viewer).filter(pk__in=keys).order_by().annotate(hearer=Value(viewer.pk)).values_list("hearer", "pk")
        for viewer, keys in wanted.items()
    )
    yield from first.union(*others, all=True).order_by() if others else first


type Present = Callable[[set[Any]], dict[Any, Any]]

_present: list[Present] = []


def present(load: Present) -> Present:
    """Declare how those who listen are loaded again: by their keys, those who may still come in, with their powers."""
    _present[:] = [load]
    return load


def who_is_present(keys: set[Any]) -> dict[Any, Any]:
    return _present[0](keys)
