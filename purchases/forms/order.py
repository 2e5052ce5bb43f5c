from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from customers.models import Channel
from interactions.forms.fields import Moment
from purchases.forms.fields import Money, Number, Quantity
from purchases.models import Product
from purchases.rules.discounts import discounted, list_price_of
from purchases.rules.money import amount_of

MOST_LINES = 100
LINE_FIELDS = ("sku", "description", "quantity", "unit_price")


class LineForm(forms.Form):
    """One line of an order taken by hand. With an article number it is that product, at the price that was typed."""

    sku = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    description = forms.CharField(
        label=_("What"), max_length=300, error_messages={"required": _("Say what was bought.")}
    )
    quantity = Quantity(label=_("Quantity"), error_messages={"required": _("Say how many.")})
    unit_price = Money(label=_("Price of one"), error_messages={"required": _("Say the price of one.")})

    product: Product | None = None

    def clean_sku(self) -> str:
        sku: str = self.cleaned_data["sku"]
        if sku and self.product is None:
            raise forms.ValidationError(_("This product is not in the catalogue any more. Take the line away."))
        return sku

    def begin(self) -> None:
        """Put the cursor where something is still to be said."""
        first = "quantity" if self.product else "description"
        self.fields[first].widget.attrs["autofocus"] = True

    def asked(self, discount: Decimal) -> Decimal:
        """What one of them costs here, with so many percent off everything."""
        return discounted(self.cleaned_data["unit_price"], discount)

    def list_price(self, discount: Decimal) -> Decimal | None:
        """What it would cost without any discount; None where it costs just that."""
        known = self.product.unit_price if self.product else None
        return list_price_of(known, self.cleaned_data["unit_price"], asked=self.asked(discount))

    def amount(self, discount: Decimal) -> Decimal | None:
        """What the line adds up to; None while something is missing."""
        said = getattr(self, "cleaned_data", {})
        if said.get("quantity") is None or said.get("unit_price") is None:
            return None
        return amount_of(said["quantity"], self.asked(discount))


class OrderForm(forms.Form):
    """What one of ours writes down when a customer orders: the lines, and what holds for all of them."""

    channel = forms.ModelChoiceField(
        Channel.objects.all(), label=_("Came in by"), required=False, empty_label=_("not said")
    )
    at = Moment(label=_("When"), required=False, help_text=_("Empty: just now"))
    discount = Number(
        label=_("Discount on everything, %"), required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2
    )

    def __init__(self, data: QueryDict | None = None, *, draft: bool = False, **options: Any) -> None:
        """Of a draft, what is missing yet is nothing wrong."""
        super().__init__(data, **options)
        self.draft = draft
        self.lines = [] if data is None else lines_of(data)
        for line in self.lines if draft else []:
            line.fields["description"].required = False
            line.fields["quantity"].required = line.fields["unit_price"].required = False

    def is_valid(self) -> bool:
        """Every line, and what holds for all; each says what is wrong with it."""
        sound = [line.is_valid() for line in self.lines]
        if super().is_valid() and not self.lines and not self.draft:
            self.add_error(None, _("An order needs at least one line. Find what was bought above."))
        return super().is_valid() and all(sound)

    def refuse(self, about: int | str | None, why: str) -> None:
        """Say why not: beside a line (they count from 1), beside a field, or above everything."""
        if isinstance(about, int):
            self.lines[about - 1].add_error("quantity", why)
        else:
            self.add_error(about, why)

    @property
    def off(self) -> Decimal:
        """How many percent less everything costs; 0 while that cannot be read."""
        return cast("Decimal | None", getattr(self, "cleaned_data", {}).get("discount")) or Decimal(0)

    def amounts(self) -> list[tuple[LineForm, Decimal | None]]:
        """Each line with what it adds up to."""
        return [(line, line.amount(self.off)) for line in self.lines]

    @property
    def total(self) -> Decimal:
        return sum((amount for _line, amount in self.amounts() if amount is not None), Decimal(0))


def lines_of(data: QueryDict) -> list[LineForm]:
    """The lines as they were typed, in order, with their products found at once."""
    columns = [data.getlist(name)[:MOST_LINES] for name in LINE_FIELDS]
    lines = [
        LineForm(dict(zip(LINE_FIELDS, typed, strict=True)), auto_id=f"line-{number}-%s")
        for number, typed in enumerate(zip(*columns, strict=False))
    ]
    products = Product.objects.in_bulk({line.data["sku"] for line in lines}, field_name="sku")
    for line in lines:
        line.product = products.get(line.data["sku"])
    return lines


def with_line(data: QueryDict, product: Product | None) -> QueryDict:
    """The form's data with one more line: a product at its price of today, or an empty one to be described."""
    typed = data.copy()
    for name, value in zip(LINE_FIELDS, line_for(product), strict=True):
        typed.appendlist(name, value)
    return typed


def without_line(data: QueryDict, number: int) -> QueryDict:
    """The form's data without the line of this number."""
    typed = data.copy()
    for name in LINE_FIELDS:
        values = typed.getlist(name)
        typed.setlist(name, values[:number] + values[number + 1 :])
    return typed


def line_for(product: Product | None) -> Sequence[str]:
    if product is None:
        return ("", "", "1", "")
    price = "" if product.unit_price is None else str(product.unit_price)
    return (product.sku, product.name, "1", price)
