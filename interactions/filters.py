"""What this room offers to narrow the list of customers by: what we owe them."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from interactions.models import Promise
from wiring.filters import Unreadable, list_filter

CHOICES = [("open", _("open")), ("late", _("late"))]


@list_filter(label=_("Promise to them"), choices=lambda _viewer: CHOICES, order=40)
def promise(customers: QuerySet[Customer], value: str, viewer: Any) -> QuerySet[Customer]:
    """Customers to whom we still have to do something, or to whom we are late with it."""
    if value not in dict(CHOICES):
        raise Unreadable(value)
    owed = Promise.objects.owed().filter(customer=OuterRef("pk"))
    return customers.filter(Exists(owed.filter(due_at__lt=timezone.now()) if value == "late" else owed))
