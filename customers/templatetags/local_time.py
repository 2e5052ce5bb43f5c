import zoneinfo

from django import template
from django.template.defaultfilters import time
from django.utils import timezone

from customers.models import Customer

register = template.Library()


@register.filter
def time_there(customer: Customer) -> str:
    """What the clock on the customer's wall shows now; empty when we do not know where that is."""
    try:
        return time(timezone.localtime(timezone=zoneinfo.ZoneInfo(customer.time_zone)), "H:i")
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return ""
