"""The last beat of this room's views: say what was done, where the asker is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import trigger_client_event

from customers.models import Customer
from staff.doors import MemberRequest


def say(request: MemberRequest, customer: Customer, words: str, *, undo: str = "", bad: bool = False) -> HttpResponse:
    """A word at the foot of the screen; the panels hear of the change by themselves. Without script: back to the page."""
    if request.htmx:
        # Empty, not 204: a form that opened in a panel and has done its work is replaced by nothing.
        response = HttpResponse()
        trigger_client_event(response, "told", {"topic": customer.topic})
        return trigger_client_event(response, "toast", {"say": words, "undo": undo, "bad": bad})
    tags = f"undo:{undo}" if undo else ""
    messages.add_message(request, messages.WARNING if bad else messages.SUCCESS, words, extra_tags=tags)
    return redirect(where_they_were(request, customer))


def where_they_were(request: MemberRequest, customer: Customer) -> str:
    """The page the form stood on, if it is one of ours; the customer's otherwise."""
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if safe and back.startswith("/") else customer.get_absolute_url()
