from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from value.models import Valuation
from value.rules.what_if import Guess

type Numbers = dict[str, float]


class GuessForm(forms.Form):
    """What somebody supposes of one customer; empty fields stay as they are expected."""

    purchases = forms.FloatField(label=_("Purchases"), min_value=0, max_value=100_000, required=False)
    spend = forms.FloatField(label=_("Paid at a time"), min_value=0, max_value=1e9, required=False)
    margin = forms.FloatField(label=_("Of it stays with us, %"), min_value=-100, max_value=100, required=False)
    service = forms.FloatField(label=_("Cost to serve"), min_value=0, max_value=1e9, required=False)

    def __init__(self, data: Any, *, valuation: Valuation) -> None:
        super().__init__(data, initial={name: round(figure, 2) for name, figure in expected(valuation).items()})
        self.valuation = valuation
        for field in self.fields.values():
            field.widget.attrs["step"] = "any"

    @property
    def guess(self) -> Guess:
        """What was typed; where nothing was, what is expected to the last digit, so that nothing changes by rounding."""
        typed = {name: self.cleaned_data[name] for name in self.changed_data}
        supposed = expected(self.valuation) | {name: number for name, number in typed.items() if number is not None}
        return Guess(
            supposed["purchases"], supposed["spend"], supposed["margin"] / 100, supposed["service"],
            unrealised=self.valuation.unrealised, factor=self.valuation.reckoning.forecast["factor"],
        )  # fmt: skip


def expected(valuation: Valuation) -> Numbers:
    """What the figures say now."""
    return {
        "purchases": valuation.purchases or 0.0,
        "spend": valuation.spend or 0.0,
        "margin": valuation.margin_rate * 100,
        "service": valuation.service,
    }
