"""Have values worked out anew, see how far that is, and stop it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.stop_reckoning import stop_reckoning
from value.models import Reckoning


@require_POST
@needs(Power.RULE_VALUE)
def reckonings(request: MemberRequest) -> HttpResponse:
    ask_for_reckoning(by=request.user)
    return redirect("value")


@require_safe
@needs(Power.SEE_VALUE)
def reckoning(request: MemberRequest, pk: int) -> HttpResponse:
    """How far it is; when it is done, the page is asked to show its figures."""
    found = get_object_or_404(Reckoning, pk=pk)
    context = {"under_way": found, "may_rule": request.user.may(Power.RULE_VALUE)}
    response = render(request, "value/progress.html", context)
    if request.htmx and not found.is_under_way:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@needs(Power.RULE_VALUE)
def reckoning_stop(request: MemberRequest, pk: int) -> HttpResponse:
    stop_reckoning(get_object_or_404(Reckoning, pk=pk))
    return redirect("value")
