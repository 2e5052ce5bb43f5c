import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from customers.actions.copy_rows import copy_rows
from customers.models import Intake, IntakeChange
from purchases.models import Category, Product
from wiring.intake import Outcome, Row

TOLD = ("name", "category_id", "unit_price", "unit_cost")
"""What a file may say of a product. What a row leaves empty stays as it is."""

type Particulars = dict[str, Any]
type Change = tuple[int, Particulars | None, Particulars]


def load_products(rows: Sequence[Row], *, intake: Intake) -> None:
    """Bring products in by their article number: unknown ones are made, known ones become what the row says.

    Orders keep the price and the cost of their day.
    """
    known = held_products({row.values["sku"] for row in rows})
    categories = categories_named({row.values["category"] for row in rows if row.values.get("category")})
    before = {sku: plain(product) for sku, product in known.items()}
    for row in rows:
        take(row, known, categories)
    new = [product for product in known.values() if product.pk is None]
    changed = [product for sku, product in known.items() if sku in before and plain(product) != before[sku]]
    Product.objects.bulk_create(new)
    Product.objects.bulk_update(changed, [name.removesuffix("_id") for name in TOLD], batch_size=1_000)
    remember([*((product.pk, None, {"sku": product.sku} | plain(product)) for product in new),
              *(difference(product, before[product.sku]) for product in changed)], intake)  # fmt: skip


def held_products(skus: set[str]) -> dict[str, Product]:
    """Those of them that are there, held until the transaction ends."""
    found = Product.objects.filter(sku__any=sorted(skus)).select_for_update(no_key=True).order_by("pk")
    return {product.sku: product for product in found}


def categories_named(names: set[str]) -> dict[str, int]:
    """The categories of these names; one begins with its first product."""
    Category.objects.bulk_create([Category(name=name) for name in sorted(names)], ignore_conflicts=True)
    return dict(Category.objects.filter(name__in=names).values_list("name", "pk"))


def take(row: Row, known: dict[str, Product], categories: Mapping[str, int]) -> None:
    """Let the row say what it says, and leave on it what became of it."""
    values = row.values
    product = known.get(values["sku"])
    if product is None:
        if "name" not in values:
            row.fail(_("A product we do not know yet needs a name."), "name")
            return
        product = known[values["sku"]] = Product(sku=values["sku"])
        row.outcome = Outcome.CREATED
    before = plain(product)
    for name in ("name", "unit_price", "unit_cost"):
        if name in values:
            setattr(product, name, values[name])
    if values.get("category"):
        product.category_id = categories[values["category"]]
    if row.outcome != Outcome.CREATED and plain(product) != before:
        row.outcome = Outcome.UPDATED


def plain(product: Product) -> Particulars:
    """What a file may say of it, as the database writes it out."""
    told = {name: getattr(product, name) for name in TOLD}
    return {name: f"{value:.2f}" if isinstance(value, Decimal) else value for name, value in told.items()}


def difference(product: Product, before: Particulars) -> Change:
    after = plain(product)
    other = [name for name in TOLD if after[name] != before[name]]
    return product.pk, {name: before[name] for name in other}, {name: after[name] for name in other}


def remember(changes: Iterable[Change], intake: Intake) -> None:
    """So that undoing the import puts everything back."""
    copy_rows(
        (
            (
                intake.pk,
                Product._meta.label_lower,
                key,
                None if before is None else json.dumps(before),
                json.dumps(after),
            )
            for key, before, after in changes
        ),
        into=IntakeChange,
        columns="intake_id, model, object_id, before, after",
    )
