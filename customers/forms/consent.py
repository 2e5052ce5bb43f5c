from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Paragraphs
from customers.models import Wording

WAYS = [
    ("phone", _("by phone")),
    ("in person", _("in person")),
    ("e-mail", _("by e-mail")),
    ("letter", _("by letter")),
    ("form", _("by a form")),
    ("chat", _("in a chat")),
]


class ConsentForm(forms.Form):
    """A yes: the words that were agreed to, how it was said, and what shows it."""

    how = forms.ChoiceField(label=_("How was it said?"), choices=WAYS)
    proof = Paragraphs(
        label=_("What shows it?"), help_text=_("The words they said, the form and its address, the letter's date")
    )

    def __init__(self, *args: Any, purpose: str, **options: Any) -> None:
        super().__init__(*args, **options)
        wordings = Wording.objects.filter(key=purpose)
        words = WordingField(wordings.filter(pk__in=wordings.newest()), label=_("The words"), empty_label=None)
        self.fields = {"wording": words, **self.fields}
        self.fields["proof"].widget.attrs["autofocus"] = True


class WordingField(forms.ModelChoiceField):
    """The words themselves, with their version."""

    def label_from_instance(self, wording: Wording) -> str:
        return f"{wording.text} (v{wording.version}, {wording.language})"
