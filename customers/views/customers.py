"""The list of customers: narrowed by words in the address, sorted, page after page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from customers.filters import custom_filters
from customers.models import Customer, CustomField, SavedView
from customers.models.customer import CustomerQuerySet
from customers.models.customer_list import Order, page_of
from customers.models.saved_view import MOST_PINNED
from customers.rules.queries import canonical, with_words, without
from staff.doors import MemberRequest
from staff.rules.powers import Power
from wiring.filters import ListFilter, Unreadable, filters

ROWS = 50
COUNTED = 1000


@dataclass(frozen=True)
class Offered:
    """A filter as the list shows it: what it is set to, in words, and the address without it."""

    filter: ListFilter
    value: str
    choices: list[tuple[str, Any]]
    words: str
    understood: bool
    without: str


@require_GET
def customers(request: MemberRequest) -> HttpResponse:
    query = request.GET.dict()
    found, offered = narrow(query, request.user)
    order = order_of(query)
    page = page_of(found, order=order, size=ROWS, after=number(query, "after"), before=number(query, "before"))
    counted = found.order_by()[: COUNTED + 1].count()
    views = list(SavedView.objects.visible_to(request.user))
    open_view = next((view for view in views if str(view.pk) == query.get("view")), None)
    context = {
        "page": page,
        "count": min(counted, COUNTED),
        "more": counted > COUNTED,
        "offered": offered,
        "taken": [each for each in offered if each.value],
        "order": order,
        "sorted_by": {each.value: address(with_words(query, sort=each.value)) for each in Order},
        "newer": page.before and address(f"{with_words(query)}&before={page.before}"),
        "older": page.after and address(f"{with_words(query)}&after={page.after}"),
        "query": canonical(request.GET.urlencode()),
        "pinned": [view for view in views if view.pinned][:MOST_PINNED],
        "more_views": [view for view in views if not view.pinned],
        "open_view": open_view,
        "is_changed": open_view is not None and open_view.query != canonical(request.GET.urlencode()),
        "everything": address(""),
        "may_create": request.user.may(Power.EDIT_CUSTOMERS),
        "may_export": request.user.may(Power.EXPORT),
    }
    return render(request, "customers/list.html", context)


def narrow(query: dict[str, str], viewer: Any) -> tuple[CustomerQuerySet, list[Offered]]:
    """The customers the address asks for, and all filters with what they are set to. What no filter understands is
    said, and narrows nothing."""
    found = Customer.objects.visible_to(viewer)
    offered = []
    for each in every_filter():
        value = query.get(each.name, "").replace("\0", "").strip()
        understood = True
        if value:
            try:
                found = each.narrow(found, value, viewer)
            except Unreadable:
                understood = False
        choices = list(each.choices(viewer)) if each.choices else []
        words = str(dict(choices).get(value, value))
        offered.append(Offered(each, value, choices, words, understood, address(without(query, [each.name]))))
    return found, offered


def every_filter() -> Iterable[ListFilter]:
    own = custom_filters(list(CustomField.objects.all()))
    return [*sorted(filters.values(), key=lambda each: each.order), *own]


def order_of(query: dict[str, str]) -> Order:
    return Order(query["sort"]) if query.get("sort") in list(Order) else Order.NAME


def number(query: dict[str, str], word: str) -> int | None:
    given = query.get(word, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None


def address(query: str) -> str:
    return f"{reverse('customers')}?{query.lstrip('&')}" if query else reverse("customers")
