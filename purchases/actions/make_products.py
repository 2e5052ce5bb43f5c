import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from customers.actions.copy_rows import copy_rows
from customers.models import Intake, IntakeChange
from purchases.models import Product

CATEGORIES = "INSERT INTO purchases_category (name) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING"
PRODUCTS = """
    INSERT INTO purchases_product (sku, name, category_id, unit_price, unit_cost, active)
    SELECT new.sku, new.name, category.id, new.unit_price, new.unit_cost, TRUE
    FROM jsonb_to_recordset(%s) AS new (sku text, name text, category text, unit_price numeric, unit_cost numeric)
    LEFT JOIN purchases_category AS category ON category.name = new.category
    ORDER BY new.sku
    ON CONFLICT DO NOTHING
    RETURNING id, sku
"""


def make_products(told: Iterable[Mapping[str, Any]], *, intake: Intake) -> dict[str, int]:
    """The products of these lines by their article number; those we did not know are made as the first line tells them.

    Products we know stay as they are: a file of orders is not a price list.
    """
    wanted: dict[str, Mapping[str, Any]] = {}
    for values in told:
        if sku := values.get("sku"):
            wanted.setdefault(sku, values)
    known = dict(Product.objects.filter(sku__any=list(wanted)).values_list("sku", "pk"))
    unknown = [row_of(sku, values) for sku, values in wanted.items() if sku not in known]
    if not unknown:
        return known
    with connection.cursor() as cursor:
        cursor.execute(CATEGORIES, [sorted({row["category"] for row in unknown if row["category"]})])
        cursor.execute(PRODUCTS, [json.dumps(unknown)])
        made = cursor.fetchall()
    remember(made, intake)
    # Somebody else may have made some of them meanwhile.
    return dict(Product.objects.filter(sku__any=list(wanted)).values_list("sku", "pk"))


def row_of(sku: str, values: Mapping[str, Any]) -> dict[str, Any]:
    cost = values.get("unit_cost")
    return {
        "sku": sku,
        "name": values.get("description") or sku,
        "category": values.get("category"),
        "unit_price": str(values["unit_price"]),
        "unit_cost": None if cost is None else str(cost),
    }


def remember(made: Iterable[tuple[int, str]], intake: Intake) -> None:
    """So that undoing the import takes them away again."""
    copy_rows(
        ((intake.pk, Product._meta.label_lower, key, None, json.dumps({"sku": sku})) for key, sku in made),
        into=IntakeChange,
        columns="intake_id, model, object_id, before, after",
    )
