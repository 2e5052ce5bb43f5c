"""A panel is what a room shows about one customer: one function, one template, one topic.

Rooms offer panels here; the customer page renders all of them in one response, and each refreshes itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

type Show = Callable[[Any, Any], dict[str, Any] | None]


class Place(StrEnum):
    """Where on the customer page a panel stands."""

    NOW = "now"
    MAIN = "main"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Panel:
    """What one room shows about one customer.

    `show(customer, viewer)` answers the template's context, or None when there is nothing this viewer may see.
    """

    name: str
    place: Place
    order: int
    template: str
    show: Show


panels: dict[str, Panel] = {}


def panel(*, place: Place, order: int, template: str) -> Callable[[Show], Show]:
    """Offer the function below as a panel; its name is the panel's name and address."""

    def offer(show: Show) -> Show:
        if show.__name__ in panels:
            raise ValueError(f"The panel {show.__name__} is offered twice.")
        panels[show.__name__] = Panel(show.__name__, place, order, template, show)
        return show

    return offer


def panels_at(place: Place) -> list[Panel]:
    return sorted((panel for panel in panels.values() if panel.place == place), key=lambda panel: panel.order)
