"""Who belongs together with a customer, as far as the asker may see both."""

from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from customers.actions.relate import relate
from customers.actions.unrelate import unrelate
from customers.forms.relationship import RelationshipForm
from customers.models import Customer, Relationship
from customers.views.beats import find, show, tell
from customers.views.removals import said
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power
from wiring.search import look_everywhere

OFFERED = 8
RESTORATION = "relationship"
UNDO_WITHIN = timedelta(minutes=30)


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
    relationship = get_object_or_404(known, pk=relationship_pk)
    unrelate(relationship, by=request.user)
    tell(request, _("They do not belong together any more."), undo=restoration_of(relationship, pk))
    return redirect("relationships", pk)


@require_POST
@needs(Power.EDIT_CUSTOMERS)
def relationship_restoration(request: MemberRequest, pk: int) -> HttpResponse:
    """The undo of a removal. What was, stands signed in the address: a note is for those who see both customers."""
    customer = find(request, pk)
    try:
        was = signing.loads(request.GET.get("was", ""), salt=RESTORATION, max_age=UNDO_WITHIN)
    except signing.BadSignature:
        return said(request, pk, _("That is too long ago to be taken back so; add them again."), bad=True)
    if customer.pk not in (was["customer"], was["other"]):
        raise Http404
    relate(
        find(request, was["customer"]),
        to=find(request, was["other"]),
        as_=was["kind"],
        note=was["note"],
        by=request.user,
    )
    return said(request, pk, _("It is back."))


def restoration_of(relationship: Relationship, pk: int) -> str:
    was = {
        "customer": relationship.customer_id,
        "other": relationship.other_id,
        "kind": relationship.kind,
        "note": relationship.note,
    }
    return reverse("relationship_restoration", args=[pk], query={"was": signing.dumps(was, salt=RESTORATION)})


def offer(text: str, request: MemberRequest, customer: Customer) -> list[tuple[Customer, str]]:
    """Other customers that fit what was typed, with what was recognised, the surest first."""
    found = look_everywhere(text, request.user, OFFERED + 1) if text.strip() else []
    seen = Customer.objects.visible_to(request.user).in_bulk([each.customer_id for each in found])
    return [
        (seen[each.customer_id], each.matched)
        for each in found
        if each.customer_id in seen and each.customer_id != customer.pk
    ][:OFFERED]
