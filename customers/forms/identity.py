from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Line
from customers.models import Identity

# The kinds people tell us; devices become known by themselves.
TOLD = [kind for kind in Identity.Kind.choices if kind[0] != Identity.Kind.DEVICE]


class IdentityForm(forms.Form):
    """One more way to recognise or reach a customer."""

    kind = forms.ChoiceField(label=_("Kind"), choices=TOLD)
    raw = Line(label=_("As they give it"), longest=320)
    label = Line(label=_("Label"), longest=40, required=False, help_text=_("mobile, work, which system"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == Identity.Kind.EXTERNAL and not given.get("label") and ":" not in given.get("raw", ""):
            self.add_error("label", _("Say which system this id belongs to."))
        return given


class VerificationForm(forms.Form):
    """How we made sure."""

    how = Line(label=_("How do we know?"), longest=80)
