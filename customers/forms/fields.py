"""Fields that take text as people write it: composed, counted as people see it, refused aloud when it cannot be kept."""

import zoneinfo
from functools import cache
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from customers.rules.texts import LONGEST_NAME, LONGEST_NAME_RAW, LONGEST_TEXT, clean, clean_line, graphemes
from customers.rules.typed_values import Reason

# The reasons of `rules/typed_values.py`, in the reader's language.
REASONS = {
    Reason.NOT_TEXT: _("This has to be text."),
    Reason.TOO_LONG: _("Use at most 10,000 characters."),
    Reason.NUL: _("This contains a character that cannot be kept (NUL)."),
    Reason.NOT_A_NUMBER: _("Write a number, such as 12 or 12.5."),
    Reason.NOT_A_DATE: _("Write a date as year-month-day, such as 2026-03-28."),
    Reason.NOT_A_CHOICE: _("Choose one of the offered answers."),
    Reason.NOT_YES_OR_NO: _("Answer yes or no."),
    Reason.MISSING: _("This is needed."),
    Reason.UNKNOWN_FIELD: _("There is no such field."),
    Reason.OTHER_KIND: _("This field is not for this kind of customer."),
}


class Line(forms.CharField):
    """One line of text, at most `longest` letters as a person counts them."""

    def __init__(self, *, longest: int = LONGEST_NAME, **options: Any) -> None:
        super().__init__(**options)
        self.longest = longest

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_nul(value)
        if graphemes(value) > self.longest or len(value) > min(self.longest * 4, LONGEST_NAME_RAW):
            raise ValidationError(_("Use at most %(longest)s letters."), params={"longest": self.longest})


class Paragraphs(forms.CharField):
    """Text of several lines, at most 10,000 characters."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_nul(value)
        if len(value) > LONGEST_TEXT:
            raise ValidationError(REASONS[Reason.TOO_LONG])


def refuse_nul(value: str) -> None:
    if "\0" in value:
        raise ValidationError(REASONS[Reason.NUL])


def languages() -> list[tuple[str, Any]]:
    """Every language we have a name for, in the reader's words."""
    named = [(code, get_language_info(code)["name_translated"]) for code, info in LANG_INFO.items() if "name" in info]
    return [("", _("not known")), *sorted(named, key=lambda pair: pair[1])]


def time_zones() -> list[tuple[str, Any]]:
    return [("", _("not known")), *((zone, zone.replace("_", " ")) for zone in places_with_a_clock())]


@cache
def places_with_a_clock() -> list[str]:
    """Asked of the system once: it reads hundreds of files for it."""
    return sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/"))
