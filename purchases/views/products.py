"""The catalogue: what we sell. What a product costs us is for those who may see margins."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from purchases.models import Category, Product
from purchases.models.product import ProductQuerySet
from purchases.views.orders import chosen_category
from staff.doors import MemberRequest
from staff.rules.powers import Power

ROWS = 50


@require_safe
def products(request: MemberRequest) -> HttpResponse:
    """The catalogue by name, a page at a time; what fits a search and a category."""
    asked, category = request.GET.get("q", "").replace("\0", "").strip()[:100], chosen_category(request.GET)
    found = Product.objects.select_related("category")
    if asked:
        found = found.fitting(asked)
    if category:
        found = found.filter(category=category)
    context = {
        "asked": asked,
        "category": category,
        "categories": Category.objects.all(),
        "page": page_of(found, request.GET),
        "may_see_margin": request.user.may(Power.SEE_MARGIN),
        "may_import": request.user.may(Power.IMPORT),
        "may_administer": request.user.may(Power.ADMINISTER),
    }
    return render(request, "purchases/products.html", context)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of products by name; `newer` and `older` are the addresses of the pages before and after, or empty."""

    products: list[Product]
    newer: str
    older: str


def page_of(found: ProductQuerySet, query: QueryDict) -> Page:
    """The page behind the product `?after=` names, or before `?before=`, or the first."""
    after, before = product_named(query, "after"), product_named(query, "before")
    if before and not after:
        earlier = Q(name__lt=before.name) | Q(name=before.name, pk__lt=before.pk)
        nearest = list(found.filter(earlier).order_by("-name", "-pk")[: ROWS + 1])
        rows, more_before, more_after = nearest[:ROWS][::-1], len(nearest) > ROWS, True
    else:
        if after:
            found = found.filter(Q(name__gt=after.name) | Q(name=after.name, pk__gt=after.pk))
        rows = list(found[: ROWS + 1])
        rows, more_before, more_after = rows[:ROWS], after is not None, len(rows) > ROWS
    return Page(
        rows,
        link(query, before=rows[0]) if rows and more_before else "",
        link(query, after=rows[-1]) if rows and more_after else "",
    )


def product_named(query: QueryDict, name: str) -> Product | None:
    key = query.get(name, "")
    return Product.objects.filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None


def link(query: QueryDict, **end: Product) -> str:
    """This page's address with another end of the list."""
    wanted = query.copy()
    for name in ("before", "after"):
        wanted.pop(name, None)
    for name, product in end.items():
        wanted[name] = str(product.pk)
    return f"?{wanted.urlencode()}"
