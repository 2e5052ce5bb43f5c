"""What groups of customers this company knows, and by which rules one belongs to them."""

import tomllib
from pathlib import Path

from purchases.models import Category
from value.models import FactRule, NeedGroup, PurchaseRule

FILE = Path(__file__).resolve().parents[3] / "data" / "needs.toml"


def write_need_groups(file: Path = FILE) -> list[FactRule]:
    """The groups and their rules; those its admins have already stay as they are. Answers the rules that go by facts."""
    for row in tomllib.loads(file.read_text("utf-8"))["group"]:
        named = {"meaning": row["meaning"], "position": row["position"]}
        group, is_new = NeedGroup.objects.get_or_create(name=row["name"], defaults=named)
        if is_new:
            write_rules(group, row)
    return list(FactRule.objects.select_related("group", "fact_type"))


def write_rules(group: NeedGroup, row: dict) -> None:
    for kind, answers in row.get("facts", {}).items():
        FactRule.objects.create(group=group, fact_type_id=kind, answers=answers)
    if "categories" in row:
        rule = PurchaseRule.objects.create(
            group=group, least_share=str(row["least_share"]), least_spent=row.get("least_spent", 0)
        )
        rule.categories.set(Category.objects.filter(name__in=row["categories"]))
