"""What was taken away a moment ago, back again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from customers.actions.add_identity import IdentityTaken
from customers.actions.put_back import WAYS, put_back
from customers.models import Event
from customers.views.beats import find, tell
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def removal_undoing(request: MemberRequest, pk: int, event_pk: int) -> HttpResponse:
    """The undo of a removal; whatever list stands open on the screen asks for itself again."""
    customer = find(request, pk)
    removal = get_object_or_404(customer.events.filter(name__in=WAYS), pk=event_pk)
    try:
        put_back(removal, by=request.user)
    except IdentityTaken:
        return said(request, pk, _("It belongs to another customer by now; nothing was changed."), bad=True)
    return said(request, pk, _("It is back."))


def said(request: MemberRequest, pk: int, words: str, *, bad: bool = False) -> HttpResponse:
    if request.htmx:
        response = trigger_client_event(HttpResponse(status=204), "toast", {"say": words, "bad": bad})
        return trigger_client_event(response, "put-back", {})
    tell(request, words, bad=bad)
    return redirect("customer", pk)


def undo_of(removal: Event | None) -> str:
    """Where a removal is taken back; nothing if there was none."""
    return reverse("removal_undoing", args=[removal.customer_id, removal.pk]) if removal else ""
