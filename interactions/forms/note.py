from django import forms
from django.utils.translation import gettext_lazy as _

from interactions.forms.fields import Prose


class NoteForm(forms.Form):
    """What somebody wants the others to know."""

    text = Prose(
        label=_("Note"),
        max_length=10_000,
        error_messages={
            "required": _("There is nothing to keep yet."),
            "max_length": _("A note holds 10,000 letters; this one has %(show_value)d. Please shorten it."),
        },
    )
    key = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)
