"""A panel is what a room shows about one customer: one function, one template, one topic.

Rooms offer panels here; the customer page renders all of them in one response, and each refreshes itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import update_wrapper
from typing import Any

type Context = dict[str, Any] | None
type Show = Callable[..., Context]


class Place(StrEnum):
    """Where on the customer page a panel stands."""

    NOW = "now"
    MAIN = "main"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Panel:
    """What one room shows about one customer.

    `show(customer, viewer)` answers the template's context, or None when there is nothing this viewer may see.
    One that `reads_query` is also given what stands behind the question mark of the address, as a third argument.
    One that is not `live` is not asked again as a whole when the customer's topic is told: its inside sees to that.
    """

    name: str
    place: Place
    order: int
    template: str
    show: Show
    reads_query: bool = False
    live: bool = True

    def context(self, customer: Any, viewer: Any, query: Any) -> Context:
        """What the template is given; `query` is the page's, as a QueryDict."""
        return self.show(customer, viewer, query) if self.reads_query else self.show(customer, viewer)


panels: dict[str, Panel] = {}


def panel(
    *, place: Place, order: int, template: str, reads_query: bool = False, live: bool = True
) -> Callable[[Show], Show]:
    """Offer the function below as a panel; its name is the panel's name and address."""

    def offer(show: Show) -> Show:
        if show.__name__ in panels:
            raise ValueError(f"The panel {show.__name__} is offered twice.")
        panels[show.__name__] = Panel(show.__name__, place, order, template, show, reads_query, live)
        return show

    return offer


def panels_at(place: Place) -> list[Panel]:
    return sorted((panel for panel in panels.values() if panel.place == place), key=lambda panel: panel.order)


type Open = Callable[[Any, Any], object]

openings: list[Open] = []


def when_opened(do: Open) -> Open:
    """Call `do(customer, viewer)` whenever somebody opens a customer's page, before its panels are asked."""
    openings.append(do)
    return do


class AskedOnce[Answer]:
    """A question `ask(customer, viewer)` that several panels put while one page is made, and that is asked once.

    The panels of a page share one customer: the answer is kept with it.
    """

    def __init__(self, ask: Callable[[Any, Any], Answer]) -> None:
        self.ask = ask
        update_wrapper(self, ask)

    def __call__(self, customer: Any, viewer: Any) -> Answer:
        known = vars(customer).setdefault("_answers", {})
        if (self, viewer.pk) not in known:
            self.know(customer, viewer, self.ask(customer, viewer))
        return known[self, viewer.pk]

    def know(self, customer: Any, viewer: Any, answer: Answer) -> None:
        """Whoever has the answer already saves the question."""
        vars(customer).setdefault("_answers", {})[self, viewer.pk] = answer


def asked_once[Answer](ask: Callable[[Any, Any], Answer]) -> AskedOnce[Answer]:
    return AskedOnce(ask)


type Homely = Callable[[Any], Context]


@dataclass(frozen=True, slots=True)
class HomePanel:
    """What one room shows on the home page: `show(viewer)` answers its template's context, or None for nothing.

    A context may name the `topic` whose news renew the panel.
    """

    name: str
    order: int
    template: str
    show: Homely


home: dict[str, HomePanel] = {}


def at_home(*, order: int, template: str) -> Callable[[Homely], Homely]:
    """Offer the function below as a panel of the home page; its name is the panel's name and address."""

    def offer(show: Homely) -> Homely:
        if show.__name__ in home:
            raise ValueError(f"The panel {show.__name__} is offered twice.")
        home[show.__name__] = HomePanel(show.__name__, order, template, show)
        return show

    return offer
