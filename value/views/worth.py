"""What one customer is worth, in detail: every part of it, why, what happened to it, and what if."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from customers.models import Customer, Event
from customers.views.beats import find
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.events import TIER_CHANGED, TIER_OVERRIDDEN, TIER_RELEASED
from value.forms.guess import GuessForm
from value.models import History, Service, Standing, Tier, Valuation
from value.models.seen import worth_of
from value.rules.tiers import Borders
from value.rules.what_if import what_if
from value.views.worth_shown import worth_shown

CHANGES = 20


@require_safe
@needs(Power.SEE_VALUE)
def worth(request: MemberRequest, pk: int) -> HttpResponse:
    customer = find(request, pk)
    valuation, standing = worth_of(customer.pk)
    history = History.objects.filter(customer=customer).first()
    context = worth_shown(valuation, standing) | {
        "customer": customer,
        "may_set_tier": request.user.may(Power.SET_TIERS),
        "history": history,
        "gap": gap_of(history, valuation),
        "service": Service.objects.filter(customer=customer).select_related("dearest").first(),
        "changes": tier_changes(customer),
    }
    if valuation and valuation.reckoning.enough:
        context |= supposed(valuation, standing, request.GET)
    return render(request, "value/worth.html#supposed" if request.htmx else "value/worth.html", context)


def gap_of(history: History | None, valuation: Valuation | None) -> dict[str, Any] | None:
    """How long they have stayed away, and how long is usual after so many purchases, in days."""
    gaps = valuation.reckoning.figures.get("gaps") if valuation else None
    if history is None or not gaps:
        return None
    silent = (timezone.localdate() - history.last_day).days
    usual = round(gaps[min(history.purchases, len(gaps)) - 1])
    return {"silent": silent, "usual": usual, "is_exceeded": silent > usual}


def tier_changes(customer: Customer) -> list[Event]:
    """What happened to the customer's tier, from the log, newest first."""
    told = Event.objects.filter(customer=customer).named(TIER_CHANGED, TIER_OVERRIDDEN, TIER_RELEASED)
    return list(told.newest_first().select_related("by")[:CHANGES])


def supposed(valuation: Valuation, standing: Standing | None, given: Any) -> dict[str, Any]:
    """The form of "what if", and what follows from what was typed."""
    form = GuessForm(given if "purchases" in given else None, valuation=valuation)
    if not form.is_valid():
        return {"guess": form}
    outcome = what_if(
        form.guess,
        tier=standing.tier if standing else Tier.LOW,
        outlook=valuation.reckoning.terms.outlook,
        borders=Borders(**valuation.reckoning.figures["borders"]),
    )
    return {"guess": form, "outcome": outcome, "then": Tier(outcome.tier), "change": outcome.actual - valuation.actual}
