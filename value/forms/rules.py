from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from value.models import ValueRules

SHARES = ("discount_rate", "usual_margin", "mvc_enter", "mvc_leave", "mgc_enter", "mgc_leave", "movable")


HIGHEST_RATE = 1e6


GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Most valuable"), ("mvc_enter", "mvc_leave")),
    (_("Most growable"), ("mgc_enter", "mgc_leave")),
    (_("Below zero"), ("bz_enter", "bz_leave")),
    (_("Money to come"), ("horizon_days", "discount_rate", "usual_margin", "rates")),
    (_("What could be added"), ("share_fact", "cheap_channel", "movable")),
    (_("Before anything is predicted"), ("least_buyers", "least_days")),
)


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
        fields = tuple(name for _heading, names in GROUPS for name in names)

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

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(heading, [self[name] for name in names]) for heading, names in GROUPS]

    def clean_rates(self) -> dict[str, Any]:
        rates = self.cleaned_data["rates"] or {}
        is_table = isinstance(rates, dict) and all(is_currency(code) and is_rate(rate) for code, rate in rates.items())
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


def is_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isalpha()


def is_rate(rate: Any) -> bool:
    return isinstance(rate, int | float) and not isinstance(rate, bool) and 0 < rate < HIGHEST_RATE
