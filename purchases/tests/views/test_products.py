from collections.abc import Callable

import pytest
from django.test import Client

from purchases.models import Product
from purchases.views import products
from staff.models import Member

type Visit = Callable[[Member], Client]


def names(client: Client, query: str = "") -> list[str]:
    return [product.name for product in client.get(f"/products/{query}").context["page"].products]


def test_what_one_costs_us_is_for_those_who_may_see_margins(
    record: Product, visit: Visit, ana: Member, sue: Member
) -> None:
    assert "€7.80" in visit(sue).get("/products/").content.decode()
    for_ana = visit(ana).get("/products/").content.decode()
    assert "€12.99" in for_ana
    assert "7.80" not in for_ana


def test_a_search_and_a_category_narrow_the_list(record: Product, visit: Visit, ana: Member) -> None:
    Product.objects.create(sku="S-1", name="Strings")
    assert names(visit(ana), "?q=strin") == ["Strings"]
    assert names(visit(ana), "?q=jz-0") == ["Odessa Prime: Blue Hour"]
    assert names(visit(ana), f"?category={record.category_id}") == ["Odessa Prime: Blue Hour"]
    assert names(visit(ana), "?category=x&after=nonsense") == ["Odessa Prime: Blue Hour", "Strings"]
    assert "No product fits." in visit(ana).get("/products/?q=nothing").content.decode()


def test_pages_lead_back_and_forth(visit: Visit, ana: Member, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "ROWS", 2)
    for number in range(5):
        Product.objects.create(sku=f"S-{number}", name="Same" if number < 3 else f"Song {number}")
    client, query, seen = visit(ana), "", []
    while True:
        page = client.get(f"/products/{query}").context["page"]
        seen += [product.sku for product in page.products]
        if not page.older:
            break
        query = page.older
    assert seen == ["S-0", "S-1", "S-2", "S-3", "S-4"]
    back = client.get(f"/products/{page.newer}").context["page"]
    assert [product.sku for product in back.products] == ["S-2", "S-3"]
