from decimal import Decimal

from conftest import Bring
from customers.actions.undo_intake import undo_intake
from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Intake
from purchases.actions.place_order import Wanted, place_order
from purchases.models import Category, Product

HEADINGS = "article number,name,category,price,cost\n"


def outcome(intake: Intake) -> tuple[int, int, int, int]:
    return intake.created, intake.updated, intake.skipped, intake.failed


def catalogue() -> list[tuple[str, str, str | None, Decimal | None, Decimal | None]]:
    rows = Product.objects.order_by("sku")
    return list(rows.values_list("sku", "name", "category__name", "unit_price", "unit_cost"))


def test_a_price_list_makes_new_products_and_changes_known_ones(bring: Bring, record: Product) -> None:
    intake = bring(
        HEADINGS
        + 'S-1,Strings,Spares,"4,50",2\nJZ-011,,Jazz and blues,14.99,\nJZ-011,,Jazz and blues,14.99,\nS-2,,Spares,1,\n',
        of="products",
    )
    assert (intake.state, *outcome(intake)) == (Intake.State.DONE, 1, 1, 1, 1)
    assert intake.problems.get().line == 5
    assert catalogue() == [
        ("JZ-011", "Odessa Prime: Blue Hour", "Jazz and blues", Decimal("14.99"), Decimal("7.80")),
        ("S-1", "Strings", "Spares", Decimal("4.50"), Decimal("2.00")),
    ]


def test_brought_again_it_says_nothing_new(bring: Bring, record: Product) -> None:
    file = HEADINGS + "JZ-011,Blue Hour,Jazz,13,7.80\nS-1,Strings,,4.50,\n"
    assert outcome(bring(file, of="products")) == (1, 1, 0, 0)
    assert outcome(bring(file, of="products", named="again.csv")) == (0, 0, 2, 0)


def test_an_order_keeps_the_price_of_its_day(bring: Bring, record: Product, mira: Customer) -> None:
    order = place_order(mira, lines=[Wanted(record)])
    bring(HEADINGS + "JZ-011,Blue Hour,Jazz,99,50\n", of="products")
    assert order.lines.get().unit_price == Decimal("12.99")


def test_undone_it_leaves_what_others_did_since(bring: Bring, record: Product, mira: Customer) -> None:
    intake = bring(HEADINGS + "JZ-011,Blue Hour,Rare,99,50\nS-1,Strings,,4.50,\nS-2,Picks,,1,\n", of="products")
    place_order(mira, lines=[Wanted(Product.objects.get(sku="S-1"))])
    Product.objects.filter(sku="JZ-011").update(unit_cost=60)
    undo_intake(intake, here=True)
    work_on_intake(intake.pk)
    assert [row[0] for row in catalogue()] == ["JZ-011", "S-1"]
    record.refresh_from_db()
    assert (record.name, record.unit_price, record.unit_cost) == (
        "Odessa Prime: Blue Hour",
        Decimal("12.99"),
        Decimal("60.00"),
    )
    assert Category.objects.get(name="Jazz") == record.category
