"""The catalogue and orders, over the API."""

from crm.tests.api.conftest import Connect
from customers.models import Customer
from purchases.models import Order, Product


def test_a_shop_keeps_the_catalogue(connect: Connect) -> None:
    shop = connect()
    record = {"sku": "LP-1", "name": "Kind of Blue", "category": "Jazz", "unit_price": "24.00", "unit_cost": "14.00"}
    assert shop.post("/api/products/", record, format="json").status_code == 201
    assert shop.post("/api/products/", record, format="json").status_code == 400
    assert shop.patch("/api/products/LP-1/", {"unit_price": "26.00"}, format="json").json()["unit_price"] == "26.00"
    assert shop.patch("/api/products/LP-1/", {"unit_price": "-1"}, format="json").status_code == 400
    assert Product.objects.get().category.name == "Jazz"


def test_an_order_and_a_return_change_the_sums(connect: Connect, mira: Customer) -> None:
    shop = connect()
    line = {"description": "Kind of Blue", "quantity": "2", "unit_price": "24.00", "unit_cost": "14.00"}
    placed = shop.post("/api/orders/", {"customer": mira.pk, "number": "W-1", "lines": [line]}, format="json")
    assert (placed.status_code, placed.json()["total"]) == (201, "48.00")
    back = shop.post("/api/orders/W-1/returns/", {"lines": [{"position": 1, "quantity": "1"}]}, format="json")
    assert (back.status_code, back.json()["returned"]) == (201, "24.00")
    too_many = shop.post("/api/orders/W-1/returns/", {"lines": [{"position": 1, "quantity": "5"}]}, format="json")
    assert too_many.status_code == 400
    assert (
        shop.post("/api/orders/", {"customer": mira.pk, "number": "W-1", "lines": [line]}, format="json").status_code
        == 409
    )


def test_a_discount_is_told_by_the_price_without_it(connect: Connect, mira: Customer) -> None:
    lines = [
        {"description": "Kind of Blue", "unit_price": "18.00", "list_price": "24.00"},
        {"description": "Sketches", "unit_price": "24.00", "list_price": "24.00"},
    ]
    placed = connect().post("/api/orders/", {"customer": mira.pk, "lines": lines}, format="json")
    assert [line["list_price"] for line in placed.json()["lines"]] == ["24.00", None]


def test_a_bad_line_is_pointed_at(connect: Connect, mira: Customer) -> None:
    lines = [{"description": "x", "unit_price": "1.00"}, {"description": "y", "unit_price": "-1.00"}]
    answer = connect().post("/api/orders/", {"customer": mira.pk, "lines": lines}, format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "#/lines/1"
    assert not Order.objects.exists()
