from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.models import Customer
from staff.models import Member
from staff.rules.powers import Power


class ManagerForm(forms.Form):
    """Who looks after a customer: anybody of ours who may see customers, or nobody."""

    instead_of = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, customer: Customer) -> None:
        super().__init__(data, initial={"manager": customer.manager_id, "instead_of": customer.manager_id})
        active = Member.objects.active()
        self.fields["manager"] = forms.ModelChoiceField(
            active.holding(Power.SEE_BOOK) | active.holding(Power.SEE_ALL),
            label=_("Looked after by"),
            required=False,
            empty_label=_("nobody"),
        )
