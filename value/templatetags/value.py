"""How tiers and stages are called on a page."""

from datetime import date

from django import template
from django.utils.formats import date_format
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
