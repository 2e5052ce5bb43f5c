"""One page per customer: every room shows what it knows, in one response with a known number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from customers.models import Address, Customer, Identity, Sight, book_of
from staff.doors import MemberRequest
from wiring.panels import Panel, Place, openings, panels, panels_at
from wiring.questions import know, question


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel and what it has to show about this customer to this viewer."""

    panel: Panel
    context: dict[str, Any]


@require_safe
def customer(request: MemberRequest, pk: int) -> HttpResponse:
    """Everything about one customer, sorted by what matters now."""
    customer = find(request, pk)
    for do in openings:
        do(customer, request.user)
    places = {place.value: shown_at(place, customer, request) for place in Place}
    return render(request, "customers/customer.html", {"customer": customer, **places})


@require_safe
def customer_panel(request: MemberRequest, pk: int, name: str) -> HttpResponse:
    """One panel again, with today's truth and the asker's rights; 204 when there is nothing to show any more."""
    if name not in panels:
        raise Http404
    customer = find(request, pk)
    context = panels[name].context(customer, request.user, request.GET)
    if context is None:
        return HttpResponse(status=204)
    return render(request, panels[name].template, {"customer": customer, **context})


def find(request: MemberRequest, pk: int) -> Customer:
    found = for_the_page(pk, book_of(request.user))
    if not found:
        raise Http404
    know(found[0], "identities", identities_of(pk))
    know(found[0], "addresses", addresses_of(pk))
    return found[0]


@question
def for_the_page(pk: int, book: int | None) -> QuerySet[Customer]:
    return Customer.objects.visible_to(Sight(book)).filter(pk=pk).for_the_page()


@question
def identities_of(customer: int) -> QuerySet[Identity]:
    return Identity.objects.filter(customer=customer)


@question
def addresses_of(customer: int) -> QuerySet[Address]:
    return Address.objects.filter(customer=customer)


def shown_at(place: Place, customer: Customer, request: MemberRequest) -> list[Shown]:
    """The panels of one column that have something to show, in their order."""
    asked = ((panel, panel.context(customer, request.user, request.GET)) for panel in panels_at(place))
    return [Shown(panel, context) for panel, context in asked if context is not None]
