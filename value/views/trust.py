"""How far these figures can be trusted: what every model and every rule of thumb would have said, and what came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.models import Reckoning
from value.rules.drawing import bars

DRAWN = {"width": 480, "height": 140}


@require_safe
@needs(Power.SEE_VALUE)
def trust(request: MemberRequest) -> HttpResponse:
    reckoning = Reckoning.objects.current()
    verdict: dict[str, Any] = reckoning.verdict if reckoning else {}
    context: dict[str, Any] = {
        "reckoning": reckoning,
        "verdict": verdict,
        "models": sorted(verdict.get("models", {}).items(), key=found, reverse=True),
        "tenths": bars(verdict.get("tenths", []), **DRAWN),
        "returned": bars(verdict.get("returned", []), **DRAWN),
    }
    return render(request, "value/trust.html", context)


def found(named: tuple[str, dict[str, Any]]) -> float:
    """How much of the best fifth a candidate found."""
    return float(named[1]["capture20"])
