from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Line
from customers.rules.queries import LONGEST
from staff.models import Member
from staff.rules.powers import Power


class SavedViewForm(forms.Form):
    """A list worth coming back to: its name, and the filters as they stand in the address."""

    name = Line(label=_("Name of the view"), longest=80)
    query = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)
    shared = forms.BooleanField(label=_("For the whole team"), required=False)
    pinned = forms.BooleanField(label=_("Pinned above the list"), required=False)

    def __init__(self, *args: Any, viewer: Member, **options: Any) -> None:
        super().__init__(*args, **options)
        if not viewer.may(Power.SHARE_VIEWS):
            del self.fields["shared"]
