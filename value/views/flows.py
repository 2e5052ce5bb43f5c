"""Who moved between tiers, between two days."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from value.models import Tier
from value.models.flows import Flow, flows_between

LATELY = timedelta(days=30)
WORTH = {Tier.MVC: 3, Tier.MGC: 2, Tier.LOW: 1, Tier.BZ: 0}


@require_safe
@needs(Power.SEE_VALUE)
def flows(request: MemberRequest) -> HttpResponse:
    """Between the days that the address names; the last thirty, if it names none."""
    until = day_of(request.GET.get("until", "")) or timezone.localdate()
    since = day_of(request.GET.get("since", "")) or until - LATELY
    found = flows_between(since, until, request.user) if since <= until else []
    context = {"since": since, "until": until, "flows": found, "backwards": since > until, "table": table(found)}
    return render(request, "value/flows.html", context)


def moved_lately(viewer: Member) -> dict[str, int]:
    """How many moved up and down in the last thirty days."""
    today = timezone.localdate()
    found = flows_between(today - LATELY, today, viewer)
    up = sum(flow.customers for flow in found if WORTH[Tier(flow.after)] > WORTH[Tier(flow.before)])
    return {"up": up, "down": sum(flow.customers for flow in found) - up}


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
