from decimal import Decimal

import pytest

from conftest import Bring
from customers.actions.add_identity import add_identity
from customers.actions.tell_undone import tell_undone
from customers.actions.undo_intake import undo_intake
from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Event, Intake
from purchases.actions.return_goods import return_goods
from purchases.models import Order, OrderLine, Product, Return
from staff.models import Member

HEADINGS = "invoice no,date,customer id,sku,description,quantity,unit price,status\n"


@pytest.fixture(autouse=True)
def mira_has_a_number(mira: Customer) -> None:
    add_identity("7", to=mira, kind="external", label="shop")


def undone(intake: Intake) -> Intake:
    undo_intake(intake, here=True)
    work_on_intake(intake.pk)
    intake.refresh_from_db()
    return intake


def test_everything_an_import_brought_is_gone(bring: Bring, ana: Member) -> None:
    before = list(Event.objects.visible_to(ana))
    intake = bring(
        HEADINGS + "1,2026-01-05,7,A,Lantern,3,10,\n2,2026-01-05,90,A,Lantern,1,10,\nC,2026-01-06,7,A,L,-1,10,\n",
        of="orders",
        make_customers=True,
    )
    assert outcome_of(undone(intake)) == {
        "orders_taken_back": 2,
        "returns_taken_back": 1,
        "products_taken_back": 1,
        "customers_withdrawn": 1,
    }
    assert not any(model.objects.exists() for model in (Order, OrderLine, Product, Return))
    assert list(Event.objects.visible_to(ana)) == before
    assert Customer.objects.visible_to(ana).count() == 1


def outcome_of(intake: Intake) -> dict[str, int]:
    assert intake.state == Intake.State.UNDONE
    return intake.report


def test_an_earlier_order_is_as_it_was(bring: Bring) -> None:
    bring(HEADINGS + "1,2026-01-05,7,A,Lantern,3,10,placed\n", of="orders")
    before = list(Order.objects.values()), list(OrderLine.objects.values())
    intake = bring(HEADINGS + "1,2026-01-05,7,A,Lantern,4,10,delivered\n1,2026-01-05,7,B,Candle,1,2,\n", of="orders")
    assert Order.objects.get().total == Decimal(42)
    assert outcome_of(undone(intake)) == {"changes_put_back": 3, "products_taken_back": 1}
    assert (list(Order.objects.values()), list(OrderLine.objects.values())) == before


def test_an_order_with_a_later_story_stays_and_is_counted(bring: Bring, ana: Member) -> None:
    intake = bring(HEADINGS + "1,2026-01-05,7,A,Lantern,3,10,\n2,2026-01-05,7,B,B,3,10,\n", of="orders")
    return_goods(Order.objects.get(number="1"), by=ana)
    assert outcome_of(undone(intake)) == {
        "orders_taken_back": 1,
        "orders_kept": 1,
        "products_taken_back": 1,
        "products_kept": 1,
    }
    assert tell_undone(intake) == ["1 order taken back", "1 order kept", "1 product taken back", "1 product kept"]
    assert Order.objects.get().number == "1"
