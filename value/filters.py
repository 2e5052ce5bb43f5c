"""What this room offers to narrow the list of customers by: what they need."""

import re
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.models import Customer
from value.models import Need, NeedGroup
from wiring.filters import Unreadable, list_filter

KNOWN, UNKNOWN = "known", "unknown"
ONE = re.compile(r"([0-9]{1,9})(-told)?")
"""A group by its number, and perhaps only those who told us."""


def choices(viewer: Any) -> list[tuple[str, Any]]:
    groups = NeedGroup.objects.active()
    named = [(f"{group.pk}", group.name) for group in groups]
    told = [(f"{group.pk}-told", _("%(need)s, told us") % {"need": group.name}) for group in groups]
    return [*named, *told, (KNOWN, _("any that we know")), (UNKNOWN, _("not known"))] if named else []


@list_filter(label=gettext_lazy("Need"), choices=choices, order=45)
def need(customers: QuerySet[Customer], value: str, viewer: Any) -> QuerySet[Customer]:
    """Customers who have a certain need, perhaps because they told us; any need we know; or none."""
    known = Need.objects.known().filter(customer=OuterRef("pk"))
    if value == UNKNOWN:
        return customers.filter(~Exists(known))
    if value == KNOWN:
        return customers.filter(Exists(known))
    if (one := ONE.fullmatch(value)) is None:
        raise Unreadable(value)
    of_group = known.filter(group=int(one[1]))
    return customers.filter(Exists(of_group.told() if one[2] else of_group))
