"""Where the search box looks: each room offers a source, the one box asks all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

type Look = Callable[[str, Any, int], list["Found"]]
type Recall = Callable[[Any, int], list["Found"]]


@dataclass(frozen=True, slots=True)
class Found:
    """One customer found, and why: `matched` is what was recognised.

    `rank` from 0 (perhaps) to 1 (certain) orders the answers of all sources together.
    """

    customer_id: int
    rank: float
    matched: str = ""


sources: list[Look] = []
memories: list[Recall] = []


def search_source(look: Look) -> Look:
    """Offer `look(text, viewer, limit)` to the search box; it must see no customer hidden from the viewer."""
    sources.append(look)
    return look


def search_memory(recall: Recall) -> Recall:
    """Offer `recall(viewer, limit)`: whom the viewer was with lately, for a box in which nothing is typed yet."""
    memories.append(recall)
    return recall


def recall_everywhere(viewer: Any, limit: int) -> list[Found]:
    return [found for recall in memories for found in recall(viewer, limit)][:limit]


def look_everywhere(text: str, viewer: Any, limit: int) -> list[Found]:
    """The best answers of all sources, each customer once, the surest first."""
    best: dict[int, Found] = {}
    for look in sources:
        for found in look(text, viewer, limit):
            if found.customer_id not in best or found.rank > best[found.customer_id].rank:
                best[found.customer_id] = found
    return sorted(best.values(), key=lambda found: (-found.rank, found.customer_id))[:limit]
