from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interactions.forms.fields import Moment
from staff.models import Member


class DueForm(forms.Form):
    """When something will be done: one of the usual moments, or another one."""

    quick = Moment(label=_("By"), required=False, widget=forms.Select)
    due = Moment(label=_("By another time"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        said["due"] = said.get("quick") or said.get("due")
        if not said["due"] and not self.errors:
            self.add_error("due", _("Say until when."))
        return said


class PromiseForm(DueForm):
    """What is promised, until when, and who keeps it."""

    what = forms.CharField(label=_("We will"), max_length=300, error_messages={"required": _("Say what is promised.")})
    owner = forms.ModelChoiceField(Member.objects.active(), label=_("Who"), required=False, empty_label=_("I"))
    key = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    field_order = ["what", "quick", "due", "owner", "key"]


class RenewalForm(DueForm):
    """A new moment for a promise, and why the first one does not hold."""

    reason = forms.CharField(label=_("Why"), max_length=200, required=False)

    field_order = ["quick", "due", "reason"]


class OwnerForm(forms.Form):
    """Who keeps a promise from now on."""

    owner = forms.ModelChoiceField(Member.objects.active(), label=_("Who keeps it"))
