"""What the whole base needs, who might want the same thing without our knowing, and what to ask next."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from staff.doors import MemberRequest
from staff.doors import needs as takes
from staff.rules.powers import Power
from value.actions.accept_suggestion import NameTaken, accept_suggestion
from value.actions.dismiss_suggestion import dismiss_suggestion
from value.actions.reopen_suggestion import reopen_suggestion
from value.actions.suggest_needs import suggest_needs
from value.forms.suggestion import SuggestionForm
from value.models import AnswerWorth, NeedSuggestion
from value.models.needs_of_the_base import needs_of_the_base


@require_safe
@takes(Power.SEE_VALUE)
def needs(request: MemberRequest) -> HttpResponse:
    """Groups with counts and coverage, the golden question, and the suggestions."""
    return show_needs(request)


@require_http_methods(["GET", "HEAD", "POST"])
@takes(Power.RULE_VALUE)
def suggestions(request: MemberRequest) -> HttpResponse:
    """POST has the worker look for customers who buy alike; GET answers what it found, as part of the page."""
    if request.method == "POST":
        suggest_needs.enqueue()
        messages.success(request, _("We are looking for customers who buy alike."))
        return redirect(f"{reverse('needs')}?looking#suggestions")
    return render(request, "value/needs.html#suggestions", suggested(request))


@require_POST
@takes(Power.RULE_VALUE)
def acceptance(request: MemberRequest, pk: int) -> HttpResponse:
    suggestion = find(pk)
    form = SuggestionForm(request.POST, prefix=f"suggestion-{pk}")
    if form.is_valid():
        said = form.cleaned_data
        try:
            group = accept_suggestion(suggestion, name=said["name"], meaning=said["meaning"], by=request.user)
        except NameTaken:
            form.add_error("name", _("There is a group of that name."))
        else:
            messages.success(request, _("%(name)s is a need group. Its customers are being found.") % {"name": group})
            return redirect("needs")
    return show_needs(request, wrong=(suggestion, form))


@require_POST
@takes(Power.RULE_VALUE)
def dismissal(request: MemberRequest, pk: int) -> HttpResponse:
    suggestion = find(pk)
    dismiss_suggestion(suggestion, by=request.user)
    undo = reverse("suggestion_reopening", args=[pk])
    messages.success(request, _("Not suggested any more: %(what)s") % {"what": suggestion}, extra_tags=f"undo:{undo}")
    return redirect(f"{reverse('needs')}#suggestions")


@require_POST
@takes(Power.RULE_VALUE)
def reopening(request: MemberRequest, pk: int) -> HttpResponse:
    reopen_suggestion(find(pk), by=request.user)
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return redirect(f"{reverse('needs')}#suggestions")


def find(pk: int) -> NeedSuggestion:
    return get_object_or_404(NeedSuggestion, pk=pk)


def show_needs(request: MemberRequest, wrong: tuple[NeedSuggestion, SuggestionForm] | None = None) -> HttpResponse:
    weighed = list(AnswerWorth.objects.current().select_related("type").order_by("-share", "type_id"))
    context = {
        "own_book": not request.user.sees_every_customer,
        "base": needs_of_the_base(request.user),
        "weighed": weighed,
        "golden": next((each for each in weighed if each.beats_chance), None),
        "may_administer": request.user.may(Power.ADMINISTER),
        **suggested(request, wrong),
    }
    return render(request, "value/needs.html", context, status=422 if wrong else 200)


def suggested(request: MemberRequest, wrong: tuple[NeedSuggestion, SuggestionForm] | None = None) -> dict[str, Any]:
    """The open suggestions, each with a form; the one whose form was wrong keeps it."""
    forms = {suggestion.pk: form for suggestion, form in [wrong or (None, None)] if suggestion and form}
    found = NeedSuggestion.objects.open()
    return {
        "suggestions": [(each, forms.get(each.pk) or blank(each)) for each in found],
        "looking": "looking" in request.GET,
        "may_rule": request.user.may(Power.RULE_VALUE),
    }


def blank(suggestion: NeedSuggestion) -> SuggestionForm:
    """Named after what its customers buy, to begin with."""
    return SuggestionForm(prefix=f"suggestion-{suggestion.pk}", initial={"name": str(suggestion)[:80]})
