from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from value.models import Valuation
from value.rules.what_if import Guess


class GuessForm(forms.Form):
    """What somebody supposes of one customer; empty fields stay as they are expected."""

    purchases = forms.FloatField(label=_("Purchases"), min_value=0, max_value=100_000)
    spend = forms.FloatField(label=_("Paid at a time"), min_value=0, max_value=1e9)
    margin = forms.FloatField(label=_("Of it stays with us, %"), min_value=-100, max_value=100)
    service = forms.FloatField(label=_("Cost to serve"), min_value=0, max_value=1e9)

    def __init__(self, data: Any, *, valuation: Valuation) -> None:
        super().__init__(data, initial=expected(valuation))
        self.valuation = valuation
        for field in self.fields.values():
            field.widget.attrs["step"] = "any"

    @property
    def guess(self) -> Guess:
        given = self.cleaned_data
        return Guess(
            given["purchases"], given["spend"], given["margin"] / 100, given["service"], self.valuation.unrealised
        )


def expected(valuation: Valuation) -> dict[str, float]:
    """What the figures say now, rounded as people write."""
    return {
        "purchases": round(valuation.purchases or 0, 2),
        "spend": round(valuation.spend or 0, 2),
        "margin": round(valuation.margin_rate * 100, 1),
        "service": round(valuation.service, 2),
    }
