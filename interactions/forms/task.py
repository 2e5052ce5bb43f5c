from django import forms
from django.utils.translation import gettext_lazy as _

from staff.models import Member


class OutcomeForm(forms.Form):
    """What came of a task that is done; nothing has to be said."""

    outcome = forms.CharField(label=_("What came of it"), max_length=500, required=False)


class DropForm(forms.Form):
    """Why a task will not be done."""

    reason = forms.CharField(
        label=_("Why it will not be done"), max_length=500, error_messages={"required": _("Say why.")}
    )


class DoerForm(forms.Form):
    """Who does a task from now on."""

    owner = forms.ModelChoiceField(Member.objects.active(), label=_("Who does it"))
