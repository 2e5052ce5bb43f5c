"""The orders of one customer, newest first: the rows behind every figure of the panel."""

from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from purchases.models import Category
from purchases.views.find import find_customer
from purchases.views.paging import page_of
from staff.doors import MemberRequest
from staff.rules.powers import Power


@require_safe
def orders(request: MemberRequest, pk: int) -> HttpResponse:
    """All orders of one customer, those called off too, a page at a time."""
    customer = find_customer(request, pk)
    category, month = chosen_category(request.GET), chosen_month(request.GET)
    found, narrowed = customer.orders.for_the_list(), []
    if category:
        found = found.with_goods_of(category)
        narrowed.append(category.name)
    if month:
        found = found.of_month(month)
        narrowed.append(date_format(month, "F Y"))
    if "first" in request.GET:
        found = found.filter(pk__in=customer.orders.that_began_it().values("pk"))
        narrowed.append(_("The first"))
    if "returned" in request.GET:
        found = found.with_returns()
        narrowed.append(_("With returns"))
    told = {
        "customer": customer,
        "narrowed": narrowed,
        "page": page_of(found, request.GET),
        "may_see_margin": request.user.may(Power.SEE_MARGIN),
        "may_change": request.user.may(Power.TAKE_ORDERS),
    }
    return render(request, "purchases/orders.html", told)


def chosen_category(query: QueryDict) -> Category | None:
    """The category the address names, if there is one."""
    key = query.get("category", "")
    is_key = key.isascii() and key.isdecimal() and len(key) < 19
    return Category.objects.filter(pk=key).first() if is_key else None


def chosen_month(query: QueryDict) -> date | None:
    """The month the address names, as in `?month=2026-05`, if there is such a month."""
    try:
        month = date.fromisoformat(f"{query.get('month', '')}-01")
    except ValueError:
        return None
    return month if 1970 <= month.year < 9999 else None
