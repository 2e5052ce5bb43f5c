"""Spans of time in words: 12 min, 1 h 12 min, 3 days."""

from datetime import timedelta
from typing import Protocol


class Words(Protocol):
    """What says a sentence in the reader's language; `gettext.NullTranslations()` says it as it is written here."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int) -> str: ...


def span(length: timedelta, words: Words) -> str:
    """As exact as it matters: minutes below a day, then days, then weeks. Less than a minute counts as one.

    A number never stands on another line than what it counts.
    """
    return _in_words(length, words).replace(" ", "\N{NO-BREAK SPACE}")


def _in_words(length: timedelta, words: Words) -> str:
    minutes = max(1, int(length.total_seconds() // 60))
    if minutes < 60:
        return words.gettext("%(minutes)d min") % {"minutes": minutes}
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        if not minutes:
            return words.gettext("%(hours)d h") % {"hours": hours}
        return words.gettext("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    days = length.days
    if days < 14:
        return words.ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    weeks = days // 7
    return words.ngettext("%(weeks)d week", "%(weeks)d weeks", weeks) % {"weeks": weeks}
