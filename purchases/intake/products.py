"""What a file may bring in about the catalogue: one row per product."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.rules.cells import words_up_to
from purchases.actions.load_products import load_products
from purchases.actions.undo_products import undo_products
from purchases.intake.orders import THING, read_price
from staff.models import Member
from wiring.intake import Field, IntakeKind, offer

OF_A_LINE = {field.key: field for field in THING}

PRODUCT = (
    replace(OF_A_LINE["sku"], required=True),
    Field(
        "name",
        gettext_lazy("Name"),
        words_up_to(300),
        synonyms=f"name, {OF_A_LINE['description'].synonyms}",
        help=gettext_lazy("A product we do not know yet needs one"),
    ),
    OF_A_LINE["category"],
    Field(
        "unit_price",
        gettext_lazy("Price of one"),
        read_price,
        synonyms=f"{OF_A_LINE['unit_price'].synonyms}, list price, retail price, verkaufspreis, vk, listenpreis",
    ),
    OF_A_LINE["unit_cost"],
)


def fields(by: Member | None) -> Sequence[Field]:
    return PRODUCT


def missing(chosen: Container[str]) -> str:
    """What else a choice of columns needs."""
    return "" if "sku" in chosen else _("Choose the column with the article number.")


def load(rows: Sequence[Any], intake: Any) -> None:
    load_products(rows, intake=intake)


products = offer(
    IntakeKind(
        name="products",
        label=gettext_lazy("Products"),
        meaning=gettext_lazy(
            "What we sell: price, cost and category of each. One row per product; orders keep theirs."
        ),
        fields=fields,
        missing=missing,
        load=load,
        undo=lambda intake, most: undo_products(intake, most=most),
    )
)
