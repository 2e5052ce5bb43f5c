"""Who belongs together with a customer, as far as the asker may see both."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from customers.actions.relate import relate
from customers.actions.unrelate import unrelate
from customers.forms.relationship import RelationshipForm
from customers.models import Customer, Relationship
from customers.views.beats import find, show
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from wiring.search import look_everywhere

OFFERED = 8


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.EDIT_CUSTOMERS)
def relationships(request: MemberRequest, pk: int) -> HttpResponse:
    """All of them, and a search for one more: `?q=` offers the customers found."""
    customer = find(request, pk)
    posted = request.POST if request.method == "POST" else None
    form = RelationshipForm(posted, customer=customer, viewer=request.user)
    if posted is not None and form.is_valid():
        given = form.cleaned_data
        relate(customer, to=given["other"], as_=given["kind"], note=given["note"], by=request.user)
        return redirect("relationships", pk)
    text = request.POST.get("q") or request.GET.get("q", "")
    known = Relationship.objects.of(customer).visible_to(request.user)
    context = {
        "customer": customer,
        "people": [(each, *each.seen_from(customer)) for each in known],
        "form": form,
        "text": text,
        "offered": offer(text, request, customer),
    }
    return show(request, "customers/relationships.html", context, wrong=bool(form.errors))


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def relationship_removal(request: MemberRequest, pk: int, relationship_pk: int) -> HttpResponse:
    customer = find(request, pk)
    known = Relationship.objects.of(customer).visible_to(request.user)
    unrelate(get_object_or_404(known, pk=relationship_pk), by=request.user)
    return redirect("relationships", pk)


def offer(text: str, request: MemberRequest, customer: Customer) -> list[tuple[Customer, str]]:
    """Other customers that fit what was typed, with what was recognised, the surest first."""
    found = look_everywhere(text, request.user, OFFERED + 1) if text.strip() else []
    seen = Customer.objects.visible_to(request.user).in_bulk([each.customer_id for each in found])
    return [
        (seen[each.customer_id], each.matched)
        for each in found
        if each.customer_id in seen and each.customer_id != customer.pk
    ][:OFFERED]
