from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from customers.views.asked import channels
from interactions.views.asked import last_look
from interactions.views.timeline.cursor import Cursor
from interactions.views.timeline.filter import Filter
from interactions.views.timeline.page import ROWS, Page, latest, newer_than, older_than
from interactions.views.timeline.rows import rows_of
from staff.models import Member
from wiring.events import Strand

TABS = [
    ("", _("Everything")),
    (Strand.TALK, _("Talks")),
    (Strand.ORDER, _("Orders")),
    (Strand.WEB, _("Web")),
    (Strand.OURS, _("Ours")),
]


def timeline_shown(customer: Customer, viewer: Member, query: QueryDict, rows: int = ROWS) -> dict[str, Any]:
    """What the whole timeline shows: its tabs and filters, and the page of history the address asks for."""
    wanted = Filter.read(query)
    return {
        "customer": customer,
        "wanted": wanted,
        "tabs": [(name, wanted.address(strand=strand), strand == wanted.strand) for strand, name in TABS],
        "channels": channels(customer, viewer),
        **rows_shown(customer, viewer, wanted, page_asked_for(customer, viewer, wanted, query, rows)),
    }


def rows_shown(
    customer: Customer, viewer: Member, wanted: Filter, page: Page, below: Cursor | None = None
) -> dict[str, Any]:
    """What one page of rows shows; `below` is the place above these rows, whose day stands there already."""
    place = reverse("timeline", args=[customer.pk])
    marker = last_look(customer, viewer)
    return {
        "customer": customer,
        "page": page,
        "place": place,
        "rows": rows_of(page.lines, place=place, marker=marker, below=below.at if below else None),
        "older": wanted.address(before=page.older) if page.older else "",
        "newer": wanted.address(after=page.newer) if page.newer else "",
        "renewal": wanted.address(down_to=page.floor) if page.floor else "",
        "narrowed": bool(wanted),
    }


def page_asked_for(customer: Customer, viewer: Member, wanted: Filter, query: QueryDict, rows: int) -> Page:
    """The latest, or the neighbour of a place in the history; an address nobody can read means the latest."""
    before, after = Cursor.read(query.get("before", "")), Cursor.read(query.get("after", ""))
    if before:
        return older_than(before, customer, viewer, wanted)
    if after:
        return newer_than(after, customer, viewer, wanted)
    return latest(customer, viewer, wanted, rows)
