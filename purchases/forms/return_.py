from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interactions.forms.fields import Moment
from purchases.forms.fields import Money, Quantity
from purchases.models import OrderLine


class ReturnForm(forms.Form):
    """What came back of an order: so many of each line, or all that is left; why, and what is paid back."""

    everything = forms.BooleanField(label=gettext_lazy("Everything that is left came back"), required=False)
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)
    refund = Money(
        label=gettext_lazy("Paid back"),
        max_digits=14,
        required=False,
        help_text=gettext_lazy("Empty: what these goods cost"),
    )
    at = Moment(label=gettext_lazy("Came back"), required=False, help_text=gettext_lazy("Empty: just now"))

    def __init__(self, *args: Any, lines: Sequence[OrderLine], **kwargs: Any) -> None:
        """`lines` are those of which something is left, with how many came back (`with_returned`)."""
        super().__init__(*args, **kwargs)
        self.of_lines = {name_of(line): line for line in lines}
        for name, line in self.of_lines.items():
            self.fields[name] = Quantity(label=line.description, required=False, min_value=0)

    def lines(self) -> list[tuple[OrderLine, forms.BoundField]]:
        """Each line with its field."""
        return [(line, self[name]) for name, line in self.of_lines.items()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not said["everything"] and not self.quantities:
            raise forms.ValidationError(_("Say what came back: how many of which line, or everything."))
        return said

    @property
    def quantities(self) -> dict[OrderLine, Decimal] | None:
        """How many of which line came back; None for everything."""
        said = self.cleaned_data
        if said.get("everything"):
            return None
        return {line: said[name] for name, line in self.of_lines.items() if said.get(name)}

    def refuse(self, about: OrderLine | str, why: str) -> None:
        """Say why not, beside the field it is about."""
        self.add_error(name_of(about) if isinstance(about, OrderLine) else about or None, why)


def name_of(line: OrderLine) -> str:
    return f"line-{line.pk}"
