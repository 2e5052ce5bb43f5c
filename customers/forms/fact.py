from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.answers import Answer
from customers.models import Fact, FactType


class FactForm(forms.Form):
    """One thing worth remembering, of one type of the catalogue, and where we have it from."""

    origin = forms.ChoiceField(
        label=_("How do we know?"),
        choices=Fact.Origin.choices,
        initial=Fact.Origin.SAID,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, kind: FactType) -> None:
        super().__init__(*args)
        value = Answer(as_=kind.value, choices=kind.choices, label=kind.label)
        value.widget.attrs["autofocus"] = True
        self.fields = {"value": value, **self.fields}
