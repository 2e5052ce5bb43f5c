"""Answers of the types of `rules/typed_values.py`, as people read them."""

from datetime import date

from django.utils.formats import date_format, localize
from django.utils.translation import gettext

from customers.rules.typed_values import Value


def show_answer(value: Value | None, *, as_: str) -> str:
    """A kept value in the reader's language; empty for none."""
    if value is None:
        return ""
    if as_ == "yes_no":
        return gettext("yes") if value else gettext("no")
    if as_ == "date":
        return date_format(date.fromisoformat(str(value)), "j F Y")
    return localize(value) if as_ == "number" else str(value)
