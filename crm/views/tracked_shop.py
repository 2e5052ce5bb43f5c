"""A small shop to try the web tracker in: one's own clicks appear on the page of the customer one pretends to be."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from crm.models.demonstration import banner
from customers.models import Customer
from interactions.actions.sign_link import sign_link
from staff.doors import MemberRequest

SHELVES = {
    "jazz": _("Jazz on one shelf"),
    "quiet-songs": _("Quiet songs for late hours"),
    "first-recordings": _("First recordings"),
    "gifts": _("Gifts under twenty"),
}


@require_safe
def tracked_shop(request: MemberRequest, shelf: str = "") -> HttpResponse:
    """Exists in the demonstration only; elsewhere one is led home."""
    if not banner.up:
        return redirect("home")
    if shelf and shelf not in SHELVES:
        raise Http404
    somebody = Customer.objects.visible_to(request.user).order_by("-pk")[:3]
    pretend = [(customer, sign_link(customer)) for customer in somebody]
    context = {"shelves": SHELVES, "here": SHELVES.get(shelf), "pretend": pretend}
    return render(request, "interactions/tracked_shop.html", context)
