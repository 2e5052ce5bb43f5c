"""What I promised, the most urgent first; for who leads the team, what everybody promised and whose owner has left."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interactions.models import Promise
from interactions.rules.agenda import Turn, turn
from staff.doors import MemberRequest
from staff.models import Member
from staff.rules.powers import Power

SHOWN = 200
MOST_TOPICS = 20
HEADINGS = {
    Turn.LATE: _("Late"),
    Turn.TODAY: _("Today"),
    Turn.THIS_WEEK: _("This week"),
    Turn.LATER: _("Later"),
}
TABS = [("", _("Mine")), ("team", _("Everybody’s")), ("left", _("Owner has left"))]


@require_safe
def my_promises(request: MemberRequest) -> HttpResponse:
    leads = request.user.may(Power.ASSIGN_MANAGERS)
    whose = request.GET.get("of", "") if leads else ""
    owed = list(promises_of(whose, request.user)[: SHOWN + 1])
    context = {
        "turns": in_turn(owed[:SHOWN]),
        "more": len(owed) > SHOWN,
        "tabs": [(code, name, code == whose) for code, name in TABS] if leads else [],
        "whose": whose,
        "topics": topics(owed if leads else [], request.user),
        "may_settle": request.user.may(Power.RECORD_CONTACTS),
        "may_hand_over": leads,
        "back": request.get_full_path(),
    }
    template = "interactions/promises.html"
    return render(request, f"{template}#turns" if request.htmx else template, context)


def promises_of(whose: str, viewer: Member) -> QuerySet[Promise]:
    owed = Promise.objects.visible_to(viewer).owed().select_related("customer", "owner")
    match whose:
        case "team":
            return owed
        case "left":
            return owed.filter(owner__is_active=False)
        case _:
            return owed.of(viewer)


def in_turn(owed: list[Promise]) -> list[tuple[Any, list[Promise]]]:
    """The promises under their headings; they come in the order of their dates."""
    now = timezone.localtime()
    grouped = groupby(owed, key=lambda promise: turn(timezone.localtime(promise.due_at), now))
    return [(HEADINGS[each], list(promises)) for each, promises in grouped]


def topics(owed: Iterable[Promise], viewer: Member) -> str:
    """What the page listens to: one's own promises, and those of the people who stand on it, as far as streams go."""
    others = sorted({promise.topic for promise in owed} - {f"promises-{viewer.pk}"})
    return " ".join([f"promises-{viewer.pk}", *others[: MOST_TOPICS - 1]])
