"""What this room offers to narrow the list of customers by: what they need."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from value.models import Need, NeedGroup
from wiring.filters import Unreadable, list_filter

UNKNOWN = "unknown"
LONGEST = 9
"""Digits of a group's number."""


def choices(viewer: Any) -> list[tuple[str, Any]]:
    groups = [(str(group.pk), group.name) for group in NeedGroup.objects.active()]
    return [*groups, (UNKNOWN, _("not known"))] if groups else []


@list_filter(label=_("Need"), choices=choices, order=45)
def need(customers: QuerySet[Customer], value: str, viewer: Any) -> QuerySet[Customer]:
    """Customers who have a certain need, or of whom we know none."""
    known = Need.objects.known().filter(customer=OuterRef("pk"))
    if value == UNKNOWN:
        return customers.filter(~Exists(known))
    if not (value.isascii() and value.isdecimal() and len(value) <= LONGEST):
        raise Unreadable(value)
    return customers.filter(Exists(known.filter(group=int(value))))
