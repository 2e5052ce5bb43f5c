"""How far these figures can be trusted: what every model and every rule of thumb would have said, and what came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.models import Reckoning
from value.rules.drawing import bars

WIDTH, HEIGHT = 480, 140


@require_safe
@needs(Power.SEE_VALUE)
def trust(request: MemberRequest) -> HttpResponse:
    reckoning = Reckoning.objects.current()
    verdict: dict[str, Any] = reckoning.verdict if reckoning else {}
    context = {
        "reckoning": reckoning,
        "verdict": verdict,
        "own_book": not request.user.sees_every_customer,
        "models": best_first(verdict.get("models", {})),
        "tenths": bars(verdict.get("tenths", []), width=WIDTH, height=HEIGHT),
        "returned": bars(verdict.get("returned", []), width=WIDTH, height=HEIGHT),
    }
    return render(request, "value/trust.html", context)


def best_first(models: dict[str, dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Who found most of the true best fifth stands first."""
    return sorted(models.items(), key=lambda each: -each[1]["capture20"])
