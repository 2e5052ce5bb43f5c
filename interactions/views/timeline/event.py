from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from customers.models import Customer, Event
from interactions.models import Body, Note, PageView, WebVisit
from interactions.views.find import find_customer
from interactions.views.timeline.filter import Filter
from interactions.views.timeline.page import read, shown
from interactions.views.timeline.rows import rows_of
from staff.doors import MemberRequest
from staff.models import Member
from staff.rules.powers import Power

MOST_PAGES = 100


@require_safe
def event(request: MemberRequest, pk: int, event_pk: int) -> HttpResponse:
    """One entry with all we know of it. As part of a page: its row, opened, or closed again."""
    customer = find_customer(request, pk)
    line = next(iter(read(shown(customer, request.user, Filter()).filter(pk=event_pk), 1)), None)
    if line is None:
        raise Http404
    row = rows_of([line], place=reverse("timeline", args=[pk]), below=line.happened_at)
    if request.htmx and "less" in request.GET:
        return HttpResponse(row)
    context = {"customer": customer, "row": row, "line": line, **particulars(customer, event_pk, request.user)}
    template = "interactions/event.html#opened" if request.htmx else "interactions/event.html"
    return render(request, template, context)


def particulars(customer: Customer, event_pk: int, viewer: Member) -> dict[str, Any]:
    """The full text, what it cost, who entered it and when, and what made the system do it."""
    found = customer.events.select_related("channel", "thread", "by").get(pk=event_pk)
    note = None
    if found.about_kind == Note._meta.label_lower:
        note = customer.notes.filter(pk=found.about_id or 0).first()
    return {
        "event": found,
        "note": note if note and may_change(note, viewer) else None,
        "text": note.text if note and not note.withdrawn_at else body_of(found),
        "pages": pages_of(found),
        "cause": customer.events.filter(pk=found.cause_id).first() if found.cause_id else None,
        "entered_late": (found.recorded_at - found.happened_at).total_seconds() > 60,
    }


def may_change(note: Note, viewer: Member) -> bool:
    stands = note.withdrawn_at is None and note.corrected_by_id is None
    return stands and viewer.may(Power.RECORD_CONTACTS)


def pages_of(event: Event) -> list[PageView]:
    """What a visit to the web site looked at, the first pages of it."""
    if event.about_kind != WebVisit._meta.label_lower:
        return []
    return list(PageView.objects.filter(visit=event.about_id or 0).order_by("at", "pk")[:MOST_PAGES])


def body_of(event: Event) -> str:
    return Body.objects.filter(event=event).values_list("text", flat=True).first() or ""
