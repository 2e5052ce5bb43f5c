"""The one search box, on every page."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from customers.models import Address, Customer, Sight, book_of
from wiring.questions import question
from wiring.search import look_everywhere, recall_everywhere

SHOWN = 12
NOBODY = 0


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Customers that fit what is being typed, the surest first, as options for the box; untyped, those looked at lately."""
    text = request.GET.get("q", "")
    found = look_everywhere(text, request.user, SHOWN) if text.strip() else recall_everywhere(request.user, SHOWN)
    numbers = [each.customer_id for each in found]
    asked = (*numbers, *[NOBODY] * (SHOWN - len(numbers)))
    customers = {each.pk: each for each in options(book_of(request.user), *asked)} if found else {}
    results = [(customers[each.customer_id], each.matched) for each in found if each.customer_id in customers]
    return render(request, "customers/search_results.html", {"results": results, "text": text})


@question
def options(book: int | None, *numbers: int) -> QuerySet[Customer]:
    """These customers with what an option of the box says of them."""
    home = Address.objects.filter(customer=OuterRef("pk")).order_by("-is_primary", "id").values("city")[:1]
    visible = Customer.objects.visible_to(Sight(book)).filter(pk__in=numbers)
    return visible.only("kind", "name").annotate(town=Subquery(home))
