"""Put one customer into a tier by hand, and let the figures decide again."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from customers.views.beats import find, show, tell
from customers.views.edit_customer import leave
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.actions.put_into_tier import NotPossible, put_into_tier
from value.actions.release_tier import release_tier
from value.forms.tier import TierForm
from value.models import Tier
from value.models.seen import standing_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.SET_TIERS)
def tier(request: MemberRequest, pk: int) -> HttpResponse:
    customer = find(request, pk)
    standing = next(iter(standing_of(customer.pk)), None)
    form = TierForm(request.POST or None, tier=standing.effective if standing else Tier.LOW)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            put_into_tier(given["tier"], customer, reason=given["reason"], until=given["until"], by=request.user)
        except NotPossible as why:
            form.add_error("reason", str(why))
        else:
            was_free = not (standing and standing.by_hand)
            undo = reverse("tier_release", args=[customer.pk]) if was_free else ""
            tell(request, _("Tier: %(tier)s.") % {"tier": Tier(given["tier"]).label}, undo=undo)
            return leave(request, customer)
    context = {"customer": customer, "form": form, "standing": standing}
    return show(request, "value/tier.html", context, wrong=bool(form.errors))


@require_POST
@needs(Power.SET_TIERS)
def tier_release(request: MemberRequest, pk: int) -> HttpResponse:
    """The figures decide again; also how a tier just given is taken back."""
    customer = find(request, pk)
    if release_tier(customer, by=request.user):
        tell(request, _("The figures decide again."))
    return redirect(customer)
