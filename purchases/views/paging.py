"""Pages of orders by keyset: a page costs the same wherever in a long history it lies."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from purchases.models import Order
from purchases.models.order import OrderQuerySet
from purchases.rules.keyset import Spot, read_spot

ROWS = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of orders, newest first; `newer` and `older` are addresses, empty where nothing follows."""

    orders: list[Order]
    newer: str
    older: str


def page_of(found: OrderQuerySet, query: QueryDict) -> Page:
    """The page that `?before=` or `?after=` names, or the first; any other filter of the address stays in its links."""
    before, after = read_spot(query.get("before", "")), read_spot(query.get("after", ""))
    if after and not before:
        nearest = list(found.filter(newer_than(after)).order_by("placed_at", "pk")[: ROWS + 1])
        rows, more_newer, more_older = nearest[:ROWS][::-1], len(nearest) > ROWS, True
    else:
        rows = list((found.filter(older_than(before)) if before else found)[: ROWS + 1])
        rows, more_newer, more_older = rows[:ROWS], before is not None, len(rows) > ROWS
    return Page(
        rows,
        link(query, after=rows[0]) if rows and more_newer else "",
        link(query, before=rows[-1]) if rows and more_older else "",
    )


def older_than(spot: Spot) -> Q:
    return Q(placed_at__lte=spot.at) & (Q(placed_at__lt=spot.at) | Q(pk__lt=spot.key))


def newer_than(spot: Spot) -> Q:
    return Q(placed_at__gte=spot.at) & (Q(placed_at__gt=spot.at) | Q(pk__gt=spot.key))


def link(query: QueryDict, **end: Order) -> str:
    """This page's address with another end of the list."""
    wanted = query.copy()
    for name in ("before", "after"):
        wanted.pop(name, None)
    for name, order in end.items():
        wanted[name] = str(Spot(order.placed_at, order.pk))
    return f"?{wanted.urlencode()}"
