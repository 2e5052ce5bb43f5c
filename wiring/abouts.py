"""What events are about: each room offers a way to find its things by their ids, so that a page of events asks once a kind."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol

type Find = Callable[[Collection[int]], Mapping[int, Any]]


class AboutSomething(Protocol):
    """An event, as far as this is concerned."""

    @property
    def about_kind(self) -> str: ...

    @property
    def about_id(self) -> int | None: ...


finders: dict[str, Find] = {}


def about(kind: str) -> Callable[[Find], Find]:
    """Offer the function below to find the things of this kind (as in `purchases.order`) that events are about.

    Only kinds whose phrase on a timeline needs more than the event itself says should be offered.
    """

    def offer(find: Find) -> Find:
        if kind in finders:
            raise ValueError(f"Two rooms want to find {kind}.")
        finders[kind] = find
        return find

    return offer


def abouts(events: Iterable[AboutSomething]) -> dict[tuple[str, int | None], Any]:
    """What these events are about, by kind and id, with one query for each kind that occurs."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.about_id is not None and event.about_kind in finders:
            wanted[event.about_kind].add(event.about_id)
    return {(kind, pk): thing for kind, ids in wanted.items() for pk, thing in finders[kind](ids).items()}
