from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from interactions.rules.days import Naming, naming

register = template.Library()


def day_name(day: date, today: date) -> str:
    """Today, Yesterday, Monday, 2 November, 2 November 2024: as a heading says it."""
    match naming(day, today):
        case Naming.TODAY:
            return gettext("Today")
        case Naming.YESTERDAY:
            return gettext("Yesterday")
        case Naming.WEEKDAY:
            return date_format(day, "l")
        case Naming.DAY_AND_MONTH:
            return date_format(day, pgettext("date", "j F"))
        case Naming.FULL:
            return date_format(day, pgettext("date", "j F Y"))


@register.filter
def day(moment: datetime) -> str:
    """The day of a moment, named for the reader."""
    return day_name(timezone.localdate(moment), timezone.localdate())


@register.filter
def moment(written: str) -> str:
    """A moment that the log remembers in writing, as in `Friday 12:00`; nothing if it remembers none."""
    at = parse_datetime(written) if written else None
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{day_name(local.date(), timezone.localdate())} {local.hour:02}:{local.minute:02}"
