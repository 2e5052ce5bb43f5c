"""Moments as people say them: "12 min ago", "today 16:10", "Friday 12:00", "2 November"."""

from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

HOUR = timedelta(hours=1)


def when(moment: datetime, now: datetime) -> str:
    """Both in the reader's time zone. The exact moment belongs beside it, for who wants it."""
    away = moment - now
    if abs(away) < HOUR:
        return _minutes(round(away.total_seconds() / 60))
    days = (moment.date() - now.date()).days
    if -7 < days < 7:
        return _("%(day)s %(time)s") % {"day": _day(days, moment), "time": date_format(moment, "H:i")}
    return date_format(moment, "j F" if moment.year == now.year else "j F Y")


def exactly(moment: datetime) -> str:
    return date_format(moment, "l j F Y, H:i:s T")


def _minutes(away: int) -> str:
    if away == 0:
        return _("now")
    if away < 0:
        return _("%(count)d min ago") % {"count": -away}
    return _("in %(count)d min") % {"count": away}


def _day(days: int, moment: datetime) -> str:
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    return near.get(days) or date_format(moment, "l")
