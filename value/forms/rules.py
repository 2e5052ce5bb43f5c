from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from value.models import ValueRules

SHARES = ("discount_rate", "usual_margin", "mvc_enter", "mvc_leave", "mgc_enter", "mgc_leave", "movable")


class PercentField(forms.DecimalField):
    """Asked in percent, kept as a share from 0 to 1."""

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else f"{value * 100:.2f}".rstrip("0").rstrip(".")

    def clean(self, value: Any) -> Any:
        percent = super().clean(value)
        return None if percent is None else percent / 100


class RulesForm(forms.ModelForm):
    """The rules of value: asked as people say them, in percent and days."""

    class Meta:
        model = ValueRules
        fields = (
            "mvc_enter", "mvc_leave", "mgc_enter", "mgc_leave", "bz_enter", "bz_leave", "horizon_days", "discount_rate",
            "usual_margin", "rates", "share_fact", "cheap_channel", "movable", "least_buyers", "least_days",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SHARES:
            label, help_text = self.fields[name].label, self.fields[name].help_text
            self.fields[name] = PercentField(
                label=_("%(words)s, %%") % {"words": label},
                help_text=help_text,
                min_value=0,
                max_value=100,
                decimal_places=2,
            )
        self.fields["share_fact"].queryset = self.fields["share_fact"].queryset.filter(value="number")

    def clean_rates(self) -> dict[str, Any]:
        rates = self.cleaned_data["rates"] or {}
        is_table = isinstance(rates, dict) and all(
            isinstance(code, str) and len(code) == 3 and isinstance(rate, int | float) and not isinstance(rate, bool) and rate > 0
            for code, rate in rates.items()
        )  # fmt: skip
        if not is_table:
            example = {"GBP": 1.17}
            raise forms.ValidationError(
                _("Write each currency with its rate, as in %(example)s") % {"example": example}
            )
        return {code.upper(): rate for code, rate in rates.items() if code.upper() != settings.CURRENCY}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for tier in ("mvc", "mgc"):
            enter, leave = given.get(f"{tier}_enter"), given.get(f"{tier}_leave")
            if enter is not None and leave is not None and leave < enter:
                self.add_error(f"{tier}_leave", _("Leaving must be as far as entering, or farther."))
        return given
