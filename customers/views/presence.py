"""Who else has a customer's page open just now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from customers.views.beats import find
from staff.doors import MemberRequest
from staff.models import Member
from wiring.hub import who_is_at


@require_safe
def presence(request: MemberRequest, pk: int) -> HttpResponse:
    customer = find(request, pk)
    others = who_is_at(customer.topic) - {request.user.pk}
    names = Member.objects.filter(pk__in=others).order_by("name").values_list("name", flat=True) if others else []
    return render(request, "customers/presence.html", {"names": list(names)})
