"""What this room shows about one customer."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import QueryDict

from customers.models import Customer
from interactions.actions.remember_look import remember_look
from interactions.models import Note
from interactions.views.timeline.shown import last_look, timeline_shown
from staff.models import Member
from wiring.abouts import about
from wiring.panels import Place, panel, when_opened


@when_opened
def look(customer: Customer, viewer: Member) -> None:
    last_look.know(customer, viewer, remember_look(customer, by=viewer).marker)


@panel(place=Place.MAIN, order=20, template="interactions/panels/timeline.html", reads_query=True, live=False)
def timeline(customer: Customer, viewer: Member, query: QueryDict) -> dict[str, Any]:
    return timeline_shown(customer, viewer, query)


@about(Note._meta.label_lower)
def notes(ids: Collection[int]) -> Mapping[int, Note]:
    """Whether a note still stands; its whole text is read when somebody asks for it."""
    return Note.objects.defer("text").in_bulk(ids)
