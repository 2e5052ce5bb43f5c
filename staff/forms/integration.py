"""Letting another system in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.rules.scopes import MEANINGS, Scope


class IssueForm(forms.Form):
    name = forms.CharField(label=_("Which system"), max_length=120, help_text=_("As you would tell a colleague."))
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope.value, MEANINGS[scope]) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Give no more than it needs; a new token takes a minute."),
    )
