from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.forms.fields import Line
from customers.models import Address
from customers.rules.addresses import EmptyAddress, read_place


class AddressForm(forms.Form):
    """A place of the customer's: some of it, not all."""

    use = forms.ChoiceField(label=_("Used as"), choices=Address.Use.choices)
    lines = forms.CharField(label=_("Street"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    postcode = Line(label=_("Postcode"), longest=20, required=False)
    city = Line(label=_("Town"), longest=120, required=False)
    region = Line(label=_("Region"), longest=120, required=False)
    country = forms.RegexField(
        "^[A-Za-z]{2}$",
        label=_("Country"),
        required=False,
        help_text=_("Two letters, as in DE or ES"),
        error_messages={"invalid": _("Use the two letters of the country, as in DE or ES.")},
    )
    is_primary = forms.BooleanField(label=_("The first to use"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            read_place(**self.place)
        except EmptyAddress:
            self.add_error("city", _("Write at least a street, a postcode or a town."))
        return given

    @property
    def place(self) -> dict[str, str]:
        """The parts of the place, as `add_address` takes them."""
        return {part: self.cleaned_data.get(part, "") for part in ("lines", "postcode", "city", "region", "country")}
