from django import forms
from django.utils.translation import gettext_lazy as _


class CancellationForm(forms.Form):
    """That an order is called off, and why."""

    reason = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("As the customer said it; may be empty")
    )
