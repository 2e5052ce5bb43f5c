from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Line


class SuggestionForm(forms.Form):
    """What a suggested need group is to be called, and what its customers want."""

    name = Line(longest=80, max_length=80, label=_("Name"))
    meaning = Line(longest=200, max_length=200, label=_("What they want and why"))
