"""What I am to do for customers, the most urgent first; what nobody does yet; for who leads the team, everybody's."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interactions.models import Task
from interactions.rules.agenda import turn_of_day
from interactions.views.my_promises import HEADINGS, MOST_TOPICS, SHOWN
from staff.doors import MemberRequest
from staff.models import Member
from staff.rules.powers import Power

MINE, TEAM, NOBODY, LEFT = (
    ("", _("Mine")),
    ("team", _("Everybody’s")),
    ("nobody", _("Nobody’s yet")),
    ("left", _("Owner has left")),
)


@require_safe
def my_tasks(request: MemberRequest) -> HttpResponse:
    tabs = tabs_for(request.user)
    asked = request.GET.get("of", "")
    whose = asked if asked in dict(tabs) else ""
    tasks = list(tasks_of(whose, request.user)[: SHOWN + 1])
    context = {
        "turns": in_turn(tasks[:SHOWN]),
        "more": len(tasks) > SHOWN,
        "tabs": [(code, name, code == whose) for code, name in tabs],
        "whose": whose,
        "topics": topics(tasks, request.user),
        "may_settle": request.user.may(Power.RECORD_CONTACTS),
        "may_hand_over": request.user.may(Power.ASSIGN_MANAGERS),
        "back": request.get_full_path(),
    }
    template = "interactions/tasks.html"
    return render(request, f"{template}#turns" if request.htmx else template, context)


def tabs_for(viewer: Member) -> list[tuple[str, Any]]:
    """Whose tasks the viewer may ask for; who is kept to their own book has only their own."""
    if viewer.may(Power.ASSIGN_MANAGERS):
        return [MINE, TEAM, NOBODY, LEFT]
    return [MINE, NOBODY] if viewer.sees_every_customer else []


def tasks_of(whose: str, viewer: Member) -> QuerySet[Task]:
    tasks = Task.objects.visible_to(viewer).open().select_related("customer__manager", "owner")
    match whose:
        case "team":
            return tasks
        case "nobody":
            return tasks.nobodys()
        case "left":
            return tasks.left_behind()
        case _:
            return tasks.of(viewer)


def in_turn(tasks: Iterable[Task]) -> list[tuple[Any, list[Task]]]:
    """The tasks under their headings; they come in the order of their days."""
    today = timezone.localdate()
    grouped = groupby(tasks, key=lambda task: turn_of_day(task.due, today))
    return [(HEADINGS[each], list(tasks)) for each, tasks in grouped]


def topics(tasks: Iterable[Task], viewer: Member) -> str:
    """What the page listens to: one's own tasks, and for who leads the team those of the people who stand on it."""
    mine = f"tasks-{viewer.pk}"
    others = {task.topic for task in tasks if task.doer_id} - {mine} if viewer.may(Power.ASSIGN_MANAGERS) else set()
    return " ".join([mine, *sorted(others)[: MOST_TOPICS - 1]])
