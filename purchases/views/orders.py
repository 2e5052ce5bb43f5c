"""The orders of one customer, newest first: the rows behind every figure of the panel."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from customers.models import Customer
from purchases.models import Category
from purchases.views.paging import page_of
from staff.doors import may
from staff.rules.powers import Power


@require_safe
def orders(request: HttpRequest, pk: int) -> HttpResponse:
    """All orders of one customer, those called off too, a page at a time."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    category = chosen_category(request.GET)
    found = customer.orders.for_the_list()
    if category:
        found = found.with_goods_of(category)
    if "returned" in request.GET:
        found = found.with_returns()
    told = {
        "customer": customer,
        "category": category,
        "only_returned": "returned" in request.GET,
        "page": page_of(found, request.GET),
        "may_see_margin": may(request.user, Power.SEE_MARGIN),
    }
    return render(request, "purchases/orders.html", told)


def chosen_category(query: QueryDict) -> Category | None:
    """The category the address names, if there is one."""
    key = query.get("category", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    return Category.objects.filter(pk=key).first() if is_key else None
