"""Who are our customers to us: the whole base at a glance, every number a door to its rows."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.models import Member
from staff.rules.powers import Power
from value.models import Reckoning, Snapshot, Stage
from value.models.base_seen import base_seen_by, fifths_seen_by, moved_seen_by, stages_seen_by
from value.models.needs_of_the_base import needs_of_the_base
from value.models.portfolios import returns_of
from value.rules.base import ENOUGH_KNOWN, quadrant
from value.rules.drawing import bars, line
from value.views.action_lists import action_lists

CURVE = 160
TENTHS = {"width": 320, "height": 96}
MONTHS = 12


@require_safe
@needs(Power.SEE_VALUE)
def board(request: MemberRequest) -> HttpResponse:
    reckoning = Reckoning.objects.current()
    context: dict[str, Any] = {
        "reckoning": reckoning,
        "under_way": Reckoning.objects.under_way().first(),
        "last": Reckoning.objects.first(),
        "may_rule": request.user.may(Power.RULE_VALUE),
        "may_assign": request.user.may(Power.ASSIGN_MANAGERS),
    }
    if reckoning:
        context |= shown(reckoning, request.user)
    return render(request, "value/board.html", context)


def shown(reckoning: Reckoning, viewer: Member) -> dict[str, Any]:
    base = base_seen_by(viewer, reckoning)
    needs_known, in_stage = needs_of_the_base(viewer), stages_seen_by(viewer, reckoning)
    return {
        "base": base,
        "is_stale": reckoning.is_stale(timezone.localdate()),
        "own_book": not viewer.sees_every_customer,
        "grid": cells(base["grid"]),
        "tiers": dict(zip(("none", "mvc", "mgc", "low", "bz"), base["tiers"], strict=True)),
        "curve": line(base["spread"]["curve"], width=CURVE, height=CURVE),
        "curve_rows": list(enumerate(base["spread"]["curve"])),
        "stages": [(code, word, in_stage.get(code, 0)) for code, word in Stage.choices],
        "fifths": fifth_rows(fifths_seen_by(viewer, reckoning)),
        "moved": moved_seen_by(viewer, reckoning),
        "needs": needs_known,
        "place": quadrant(base["spread"]["gini"], needs_known.diversity),
        "enough_known": ENOUGH_KNOWN,
        "path": path_seen_by(viewer),
        "verdict": reckoning.verdict,
        "tenths": bars(reckoning.verdict.get("tenths", []), **TENTHS),
        "actions": action_lists(viewer),
        "returns": returns_of(viewer),
    }


def path_seen_by(viewer: Member) -> list[Snapshot]:
    """Month by month, the earliest first; of the whole base alone, so that one's own book has none."""
    if not viewer.sees_every_customer:
        return []
    return [each for each in Snapshot.objects.all()[:MONTHS] if each.gini is not None][::-1]


def cells(grid: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of the grid, each cell with its address among the filters of the list, and how dark it is."""
    most = max((count for row in grid["counts"] for count in row), default=0)
    return [
        [
            {"count": count, "cell": f"{row}.{column}", "shade": round(4 * (count / most) ** 0.35) if count else 0}
            for column, count in enumerate(counts)
        ]
        for row, counts in enumerate(grid["counts"])
    ]


def fifth_rows(counts: dict[tuple[int, int], int]) -> list[tuple[int, list[tuple[str, int]]]]:
    """Rows by recency, the latest first; in each, from the rarest buyers to the most frequent."""
    return [
        (recency, [(f"{recency}.{frequency}", counts.get((recency, frequency), 0)) for frequency in range(1, 6)])
        for recency in range(5, 0, -1)
    ]
