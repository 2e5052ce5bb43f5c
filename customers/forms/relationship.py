from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Line
from customers.models import Customer, Relationship, Viewer


class RelationshipForm(forms.Form):
    """How this customer belongs together with another one, found by the search box."""

    kind = forms.ChoiceField(label=_("How they belong together"), choices=Relationship.Kind.choices)
    note = Line(label=_("Note"), longest=200, required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, customer: Customer, viewer: Viewer) -> None:
        super().__init__(data)
        self.fields["other"] = forms.ModelChoiceField(
            Customer.objects.visible_to(viewer).exclude(pk=customer.pk),
            label=_("With whom"),
            error_messages={"required": _("Choose a customer."), "invalid_choice": _("Choose a customer.")},
        )
