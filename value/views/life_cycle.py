"""How the life cycle of the base moves: buyers on a grid with fixed borders, on two days, and the usual gaps."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.models import Reckoning, Snapshot
from value.rules.life_cycle import DAYS, TIMES

MONTHS = 13


@require_safe
@needs(Power.SEE_VALUE)
def life_cycle(request: MemberRequest) -> HttpResponse:
    """The latest day beside an earlier one, which the address may name; sums of everybody are for those who see everybody."""
    days = list(Snapshot.objects.exclude(life_cycle=[])[:MONTHS]) if request.user.sees_every_customer else []
    reckoning = Reckoning.objects.current()
    context: dict[str, Any] = {
        "days": days[1:],
        "now": days[0] if days else None,
        "then": chosen(days[1:], request.GET),
        "gaps": list(enumerate(reckoning.figures["gaps"], start=1)) if reckoning else [],
        "columns": column_names(),
    }
    if days:
        context["rows"] = rows(context["now"], context["then"])
    return render(request, "value/life_cycle.html", context)


def chosen(days: list[Snapshot], query: QueryDict) -> Snapshot | None:
    """The day the address names, else the earliest there is."""
    named = next((each for each in days if each.day.isoformat() == query.get("then")), None)
    return named or (days[-1] if days else None)


def rows(now: Snapshot, then: Snapshot | None) -> list[tuple[str, list[dict[str, Any]]]]:
    """A line for each band of recency; each cell with its address in the list, its count, and the change since then."""
    names = row_names()
    return [
        (names[row], [cell(row, column, now, then) for column in range(len(TIMES) + 1)]) for row in range(len(DAYS) + 1)
    ]


def cell(row: int, column: int, now: Snapshot, then: Snapshot | None) -> dict[str, Any]:
    count = now.life_cycle[row][column]
    change = None if then is None else count - then.life_cycle[row][column]
    return {"cell": f"{row}.{column}", "count": count, "change": change}


def row_names() -> list[str]:
    until = [_("within %(days)s days") % {"days": days} for days in DAYS]
    return [*until, _("longer ago")]


def column_names() -> list[str]:
    names, before = [], 0
    for times in TIMES:
        names.append(str(times) if times == before + 1 else f"{before + 1}–{times}")
        before = times
    return [*names, _("more than %(times)s") % {"times": before}]
