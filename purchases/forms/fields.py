"""Fields that several forms of this room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from purchases.rules.typed import plain_number


class Number(forms.DecimalField):
    """A number typed by hand, with a comma or a point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "number"})
    default_error_messages = {"invalid": _("This is not a number we can read.")}

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_number(value) if isinstance(value, str) else value)


class Quantity(Number):
    """How many of something: more than 0, with at most three digits after the point."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 12, "decimal_places": 3} | options)


class Money(Number):
    """An amount: 0 or more, in whole cents."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_digits": 12, "decimal_places": 2, "min_value": 0} | options)
