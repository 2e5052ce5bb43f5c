"""Who may do what: the roles against the powers, as the database has them today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from staff.doors import MemberRequest, needs
from staff.models import Role
from staff.rules.powers import MEANINGS, Power


@require_safe
@needs(Power.ADMINISTER)
def powers(request: MemberRequest) -> HttpResponse:
    roles = list(Role.objects.prefetch_related("members"))
    lines = [(power, MEANINGS[power], [power in role.powers for role in roles]) for power in Power]
    return render(request, "staff/powers.html", {"roles": roles, "lines": lines})
