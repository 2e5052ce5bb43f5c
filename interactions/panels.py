"""What this room shows about one customer."""

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import QueryDict

from customers.models import Customer
from interactions.actions.remember_look import remember_look
from interactions.models import Note, PageView, WebVisit
from interactions.views.asked import last_look, matters, owed, to_do_for
from interactions.views.at_home import lately_shown, promised_shown, to_do_shown, waiting_shown
from interactions.views.composer import composer
from interactions.views.left_off import left_off_shown
from interactions.views.timeline.page import ROWS_AT_FIRST
from interactions.views.timeline.shown import timeline_shown
from staff.models import Member
from staff.rules.powers import Power
from wiring.abouts import about
from wiring.panels import Place, at_home, panel, when_opened

TITLES = 20
"""Of so many pages of a visit the titles are read; the timeline names the first few that differ."""


@when_opened
def look(customer: Customer, viewer: Member) -> None:
    last_look.know(customer, viewer, remember_look(customer, by=viewer).marker)


@panel(place=Place.NOW, order=10, template="interactions/panels/we_owe.html")
def we_owe(customer: Customer, viewer: Member) -> dict[str, Any]:
    return {"owed": owed(customer, viewer), **rights(viewer)}


@panel(place=Place.NOW, order=12, template="interactions/panels/to_do.html")
def to_do(customer: Customer, viewer: Member) -> dict[str, Any]:
    # The letters belong to what we promised, and to what we are to do where nothing is owed.
    return {"tasks": to_do_for(customer, viewer), "lettered": not owed(customer, viewer), **rights(viewer)}


@panel(place=Place.NOW, order=15, template="interactions/panels/matters.html")
def open_matters(customer: Customer, viewer: Member) -> dict[str, Any]:
    return {"matters": matters(customer, viewer), **rights(viewer)}


@panel(place=Place.MAIN, order=10, template="interactions/panels/left_off.html")
def left_off(customer: Customer, viewer: Member) -> dict[str, Any]:
    return left_off_shown(customer, viewer)


@panel(place=Place.MAIN, order=12, template="interactions/panels/compose.html", live=False)
def compose(customer: Customer, viewer: Member) -> dict[str, Any] | None:
    return composer(customer, viewer) if viewer.may(Power.RECORD_CONTACTS) else None


@panel(place=Place.MAIN, order=20, template="interactions/panels/timeline.html", reads_query=True, live=False)
def timeline(customer: Customer, viewer: Member, query: QueryDict) -> dict[str, Any]:
    return timeline_shown(customer, viewer, query, rows=ROWS_AT_FIRST)


@at_home(order=10, template="interactions/home/promised.html")
def promised(viewer: Member) -> dict[str, Any]:
    return promised_shown(viewer)


@at_home(order=15, template="interactions/home/to_do.html")
def to_do_today(viewer: Member) -> dict[str, Any]:
    return to_do_shown(viewer)


@at_home(order=20, template="interactions/home/waiting.html")
def waiting(viewer: Member) -> dict[str, Any]:
    return waiting_shown(viewer)


@at_home(order=30, template="interactions/home/lately.html")
def lately(viewer: Member) -> dict[str, Any]:
    return lately_shown(viewer)


def rights(viewer: Member) -> dict[str, bool]:
    return {
        "may_settle": viewer.may(Power.RECORD_CONTACTS),
        "may_hand_over": viewer.may(Power.ASSIGN_MANAGERS),
    }


@about(WebVisit._meta.label_lower)
def web_visits(ids: Collection[int]) -> Mapping[int, WebVisit]:
    """What was looked at and how many pages a visit has by now: its line in the log was written when it began."""
    pages = PageView.objects.filter(visit=OuterRef("pk")).exclude(title="").order_by("at", "pk")
    return WebVisit.objects.annotate(titles=ArraySubquery(pages.values("title")[:TITLES])).in_bulk(ids)


@about(Note._meta.label_lower)
def notes(ids: Collection[int]) -> Mapping[int, Note]:
    """Whether a note still stands; its whole text is read when somebody asks for it."""
    return Note.objects.defer("text").in_bulk(ids)
