from django import forms
from django.utils.translation import gettext_lazy as _

from interactions.forms.fields import Moment


class DeliveryForm(forms.Form):
    """That an order reached the customer, and when."""

    at = Moment(label=_("Arrived"), required=False, help_text=_("Empty: just now"))
