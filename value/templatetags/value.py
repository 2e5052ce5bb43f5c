"""How tiers and stages are called on a page."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _

from value.models import Tier

register = template.Library()

STAGES = {
    "suspect": _("suspect"),
    "prospect": _("prospect"),
    "customer": _("customer"),
    "partner": _("partner"),
    "advocate": _("advocate"),
    "former": _("former customer"),
}


@register.filter
def tier_name(code: str) -> str:
    return str(Tier(code).label) if code in Tier.values else code


@register.filter
def stage_name(code: str) -> str:
    return str(STAGES.get(code, code))


@register.filter
def day_of(day: str) -> str:
    """A day kept as 2026-05-31, as the reader writes days."""
    return date_format(date.fromisoformat(day[:10]))


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole percent; nothing for what is unknown. What is more than nothing is never shown as nothing."""
    if share is None:
        return ""
    whole = round(share * 100)
    return f"{whole or int(share > 0)}\N{NO-BREAK SPACE}%"


@register.filter
def rounded(number: float | None) -> str:
    """A count that was estimated: with one decimal place while it is small."""
    return "" if number is None else number_format(number, 1 if abs(number) < 10 else 0)


@register.filter
def last_day(until: datetime) -> str:
    """The last day on which something holds that ends at this moment, at midnight."""
    return date_format(timezone.localtime(until - timedelta(seconds=1)), "SHORT_DATE_FORMAT")
