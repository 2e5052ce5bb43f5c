from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import push_url, retarget

from customers.models import Customer
from interactions.views.find import find_customer
from interactions.views.timeline.cursor import Cursor
from interactions.views.timeline.filter import Filter
from interactions.views.timeline.page import down_to, newer_than, older_than
from interactions.views.timeline.shown import rows_shown, timeline_shown
from staff.doors import MemberRequest

WHOLE = "interactions/panels/timeline.html"


@require_safe
def timeline(request: MemberRequest, pk: int) -> HttpResponse:
    """A customer's history. As part of a page: more rows, the same rows renewed, or all of it with other filters."""
    customer = find_customer(request, pk)
    if not request.htmx:
        context = timeline_shown(customer, request.user, request.GET)
        return render(request, "interactions/timeline.html", context)
    if "down_to" in request.GET:
        return renewed(request, customer)
    if {"before", "after"} & set(request.GET):
        return more(request, customer)
    response = render(request, WHOLE, timeline_shown(customer, request.user, request.GET))
    return push_url(response, address_in_the_bar(request))


def more(request: MemberRequest, customer: Customer) -> HttpResponse:
    """The rows below or above those on the screen."""
    wanted = Filter.read(request.GET)
    before, after = Cursor.read(request.GET.get("before", "")), Cursor.read(request.GET.get("after", ""))
    if before:
        page = older_than(before, customer, request.user, wanted)
        page.newer = None
        return render(request, f"{WHOLE}#below", rows_shown(customer, request.user, wanted, page, below=before))
    if after:
        page = newer_than(after, customer, request.user, wanted)
        page.older = None
        return render(request, f"{WHOLE}#above", rows_shown(customer, request.user, wanted, page))
    return HttpResponse(status=204)


def renewed(request: MemberRequest, customer: Customer) -> HttpResponse:
    """The rows a screen shows, with what came since; if that is too much, the timeline from its top."""
    wanted, floor = Filter.read(request.GET), Cursor.read(request.GET["down_to"])
    page = down_to(floor, customer, request.user, wanted) if floor else None
    if page is None:
        response = render(request, WHOLE, timeline_shown(customer, request.user, request.GET))
        return retarget(response, "#panel-timeline")
    return render(request, f"{WHOLE}#rows", rows_shown(customer, request.user, wanted, page))


def address_in_the_bar(request: MemberRequest) -> str:
    """The page the reader is on, with the filters now asked for."""
    here = (request.htmx.current_url_abs_path or request.path).partition("?")[0]
    query = Filter.read(request.GET).address()
    return f"{here}?{query}" if query else here
