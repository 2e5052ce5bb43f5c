"""Who else has a customer's page open just now, by name; the live stream says who, by number."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from customers.views.beats import find
from staff.doors import MemberRequest
from staff.models import Member

MOST = 20


@require_safe
def presence(request: MemberRequest, pk: int) -> HttpResponse:
    """`?members=7,12`: the names of those, without the asker's own."""
    find(request, pk)
    told = [int(each) for each in request.GET.get("members", "").split(",")[:MOST] if each.isascii() and each.isdigit()]
    others = [member for member in told if member != request.user.pk and member < 2**63]
    names = (
        Member.objects.active().filter(pk__in=others).order_by("name").values_list("name", flat=True) if others else []
    )
    return render(request, "customers/presence.html", {"names": list(names)})
