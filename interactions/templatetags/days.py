from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone, translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from interactions.rules.days import Naming, naming
from interactions.rules.durations import span

register = template.Library()


def day_name(day: date, today: date) -> str:
    """Today, Yesterday, Monday, 2 November, 2 November 2024: as a heading says it."""
    match naming(day, today):
        case Naming.TODAY:
            return gettext("Today")
        case Naming.YESTERDAY:
            return gettext("Yesterday")
        case Naming.TOMORROW:
            return gettext("Tomorrow")
        case Naming.WEEKDAY:
            return date_format(day, "l")
        case Naming.DAY_AND_MONTH:
            return date_format(day, pgettext("date", "j F"))
        case Naming.FULL:
            return date_format(day, pgettext("date", "j F Y"))


def moment_name(local: datetime, today: date) -> str:
    """Friday 12:00, kept on one line; both as the reader's calendar and clock show them."""
    return f"{day_name(local.date(), today)}\N{NO-BREAK SPACE}{local.hour:02}:{local.minute:02}"


def in_a_sentence(name: str) -> str:
    """today 15:00: the name of a day, or of a moment, when it does not stand at the beginning."""
    first = name.split()[0]
    said = {gettext("Today"), gettext("Yesterday"), gettext("Tomorrow")}
    return name[0].lower() + name[1:] if first in said else name


@register.filter
def day(moment: datetime) -> str:
    """The day of a moment, named for the reader."""
    return day_name(timezone.localdate(moment), timezone.localdate())


@register.filter
def moment(at: datetime | str) -> str:
    """A moment, also one that the log remembers in writing, as in `Friday 12:00`; nothing if there is none."""
    known = parse_datetime(at) if isinstance(at, str) and at else at
    return moment_name(timezone.localtime(known), timezone.localdate()) if isinstance(known, datetime) else ""


@register.filter
def by_then(at: datetime | str) -> str:
    """The same within a sentence: `today 15:00`."""
    name = moment(at)
    return in_a_sentence(name) if name else ""


@register.filter
def by_day(day: date | str) -> str:
    """A day within a sentence, also one that the log remembers in writing: `Friday`; nothing if there is none."""
    known = parse_date(day) if isinstance(day, str) else day
    return in_a_sentence(day_name(known, timezone.localdate())) if known else ""


@register.filter
def days_late(due: date) -> str:
    """By how much that day is over, in words; nothing if it is not."""
    behind = timezone.localdate() - due
    return span(behind, translation) if behind > timedelta() else ""


@register.filter
def late(due: datetime) -> str:
    """By how much it is late now, in words; nothing if it is not."""
    behind = timezone.now() - due
    return span(behind, translation) if behind > timedelta() else ""
