"""Where a working day begins: every room says what waits for whoever has signed in."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest
from wiring.panels import HomePanel
from wiring.panels import home as panels


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel and what it has to show this viewer."""

    panel: HomePanel
    context: dict[str, Any]


@require_safe
def home(request: MemberRequest) -> HttpResponse:
    in_order = sorted(panels.values(), key=lambda panel: panel.order)
    asked = [(panel, panel.show(request.user)) for panel in in_order]
    shown = [Shown(panel, context) for panel, context in asked if context is not None]
    return render(request, "home.html", {"shown": shown})


@require_safe
def home_panel(request: MemberRequest, name: str) -> HttpResponse:
    """One panel again, as things stand now; empty when it has nothing to show any more."""
    if name not in panels:
        raise Http404
    context = panels[name].show(request.user)
    return HttpResponse() if context is None else render(request, panels[name].template, context)
