"""What a list of customers can be narrowed by: each room offers filters, the one list asks all of them.

A filter is a word in the address (`?promise=late`), so that every narrowed list can be sent, saved and come back to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

LINK = "link"
"""Written by nobody: a page of numbers leads to its rows with it."""

type Choices = Callable[[Any], Sequence[tuple[str, Any]]]
type Narrow = Callable[[Any, str, Any], Any]


class Unreadable(ValueError):
    """The value in the address means nothing to this filter."""


class Words(Protocol):
    """A label that may be translated only when it is shown."""

    def __str__(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ListFilter:
    """One way to narrow the list: `narrow(customers, value, viewer)` answers fewer customers, or raises `Unreadable`.

    With `choices(viewer)` it is one of several; otherwise it is written, and `written_as` says how (text, date, number),
    or that nobody does (link).
    """

    name: str
    label: Words
    narrow: Narrow
    choices: Choices | None = None
    written_as: str = "text"
    order: int = 100


filters: dict[str, ListFilter] = {}


def list_filter(
    *,
    label: Words,
    choices: Choices | None = None,
    written_as: str = "text",
    order: int = 100,
) -> Callable[[Narrow], Narrow]:
    """Offer the function below as a filter; its name is the filter's word in the address."""

    def offer(narrow: Narrow) -> Narrow:
        name = narrow.__name__
        if name in filters:
            raise ValueError(f"The filter {name} is offered twice.")
        filters[name] = ListFilter(name, label, narrow, choices, written_as, order)
        return narrow

    return offer
