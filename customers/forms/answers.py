"""A field for each type of answer an administrator may ask for: text, number, date, yes or no, one of several."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import REASONS
from customers.rules.typed_values import BadValue, Value, read


class Answer(forms.Field):
    """Reads what was written by the rules of its type; nothing written is None."""

    def __init__(self, *, as_: str, choices: Sequence[str] = (), **options: Any) -> None:
        super().__init__(widget=widget_for(as_, choices), **options)
        self.as_ = as_
        self.choices = choices

    def to_python(self, value: Any) -> Value | None:
        try:
            return read(value, as_=self.as_, choices=self.choices)
        except BadValue as bad:
            raise ValidationError(REASONS[bad.reason]) from bad

    def prepare_value(self, value: Any) -> Any:
        """What is kept as true or false is chosen as yes or no."""
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def widget_for(as_: str, choices: Sequence[str]) -> forms.Widget:
    match as_:
        case "choice":
            return forms.Select(choices=[("", "—"), *((choice, choice) for choice in choices)])
        case "yes_no":
            return forms.Select(choices=[("", "—"), ("yes", _("yes")), ("no", _("no"))])
        case "date":
            return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        case "number":
            return forms.TextInput(attrs={"inputmode": "decimal"})
        case _:
            return forms.Textarea(attrs={"rows": 1})
