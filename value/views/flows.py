"""Who moved between tiers, between two days."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.models import Tier
from value.models.flows import LATELY, Flow, flows_between


@require_safe
@needs(Power.SEE_VALUE)
def flows(request: MemberRequest) -> HttpResponse:
    """Between the days that the address names; the last thirty, if it names none."""
    until = day_of(request.GET.get("until", "")) or timezone.localdate()
    since = day_of(request.GET.get("since", "")) or until - LATELY
    found = flows_between(since, until, request.user) if since <= until else []
    context = {"since": since, "until": until, "flows": found, "backwards": since > until, "table": table(found)}
    return render(request, "value/flows.html", context)


def table(found: list[Flow]) -> list[tuple[Tier, list[tuple[Tier, int]]]]:
    """From each tier to each other one."""
    counts: dict[Any, int] = {(flow.before, flow.after): flow.customers for flow in found}
    return [(before, [(after, counts.get((before, after), 0)) for after in Tier]) for before in Tier]


def day_of(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1970 <= day.year < 9999 else None
