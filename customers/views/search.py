"""The one search box, on every page."""

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from customers.models import Address, Customer
from wiring.search import look_everywhere, recall_everywhere

SHOWN = 12


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Customers that fit what is being typed, the surest first, as options for the box; untyped, those looked at lately."""
    text = request.GET.get("q", "")
    found = look_everywhere(text, request.user, SHOWN) if text.strip() else recall_everywhere(request.user, SHOWN)
    home = Address.objects.filter(customer=OuterRef("pk")).order_by("-is_primary", "id").values("city")[:1]
    customers = (
        Customer.objects.visible_to(request.user)
        .select_related("manager")
        .annotate(town=Subquery(home))
        .in_bulk([each.customer_id for each in found])
        if found
        else {}
    )
    results = [(customers[each.customer_id], each.matched) for each in found if each.customer_id in customers]
    return render(request, "customers/search_results.html", {"results": results, "text": text})
