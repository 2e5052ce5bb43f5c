"""The rules of value: seen with what they would change, before they are kept."""

from typing import Any

import numpy as np
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from value.actions.set_value_rules import set_value_rules
from value.forms.rules import RulesForm
from value.models import Reckoning, Tier, ValueRules
from value.models.worths import TIERS, worths_of
from value.rules.tiers import LOW, Borders, tiers


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.RULE_VALUE)
def rules(request: MemberRequest) -> HttpResponse:
    """GET shows them; POST keeps them, or, with `look`, only says what they would change."""
    form = RulesForm(request.POST or None, instance=ValueRules.objects.in_force())
    wrong, effect = False, None
    if request.method == "POST":
        wrong = not form.is_valid()
        if not wrong and "look" not in request.POST:
            set_value_rules(form.instance, by=request.user)
            messages.success(request, _("Kept. Everything is being worked out by the new rules."))
            return redirect("value")
        effect = None if wrong else effect_of(form.instance)
    page = "value/rules.html#effect" if request.htmx else "value/rules.html"
    return render(request, page, {"form": form, "effect": effect}, status=422 if wrong else 200)


def effect_of(wanted: ValueRules) -> list[dict[str, Any]]:
    """How many customers each tier has now, would have by these thresholds, and how many would come and go."""
    reckoning = Reckoning.objects.current()
    if reckoning is None:
        return []
    worths = worths_of(reckoning, only=("actual", "potential", "tier"))
    actual, unrealised = worths["actual"], worths["potential"] - worths["actual"]
    now = np.array([LOW, *TIERS])[np.nan_to_num(worths["tier"]).astype(int)]
    then = tiers(actual, unrealised, now, Borders.of(actual, unrealised, wanted.thresholds))
    return [
        {
            "tier": tier,
            "now": int(np.count_nonzero(now == tier.value)),
            "then": int(np.count_nonzero(then == tier.value)),
            "come": int(np.count_nonzero((then == tier.value) & (now != tier.value))),
            "go": int(np.count_nonzero((now == tier.value) & (then != tier.value))),
        }
        for tier in Tier
    ]
