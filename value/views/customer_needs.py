"""What one of us knows better about a customer's needs than the rules do."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.actions.confirm_need import confirm_need
from value.actions.decline_need import decline_need
from value.actions.leave_need_open import leave_need_open
from value.models import Need


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def confirmation(request: MemberRequest, pk: int, need_pk: int) -> HttpResponse:
    need = confirm_need(find_need(request, pk, need_pk), by=request.user)
    words = _("Confirmed: %(need)s") % {"need": need.group.name}
    return say(request, need.customer, words, undo=reverse("need_opening", args=[pk, need_pk]))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def refusal(request: MemberRequest, pk: int, need_pk: int) -> HttpResponse:
    need = decline_need(find_need(request, pk, need_pk), by=request.user)
    words = _("Not a need of theirs: %(need)s") % {"need": need.group.name}
    return say(request, need.customer, words, undo=reverse("need_opening", args=[pk, need_pk]))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def opening(request: MemberRequest, pk: int, need_pk: int) -> HttpResponse:
    """What was said of it is taken back; the rules decide again."""
    need = find_need(request, pk, need_pk)
    leave_need_open(need, by=request.user)
    return say(request, need.customer, _("Left to the rules: %(need)s") % {"need": need.group.name})


def find_need(request: MemberRequest, pk: int, need_pk: int) -> Need:
    seen = Need.objects.visible_to(request.user).select_related("customer", "group")
    return get_object_or_404(seen, customer=pk, pk=need_pk)
