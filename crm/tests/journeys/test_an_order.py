"""An order from the telephone to the return, in two browsers: who takes it, and who looks on."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect

from crm.tests.journeys.test_first_day import come_in, hire
from crm.tests.live.conftest import Web, running_web
from customers.actions.create_customer import create_customer
from purchases.models import Order, Product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def house(transactional_db: None) -> Iterator[Web]:
    with running_web() as web:
        yield web


def test_rita_takes_an_order_and_one_back_while_sue_sees_margin_and_history_change(
    browser: Browser, house: Web
) -> None:
    rita, sue = hire("Rita", "rep"), hire("Sue", "supervisor")
    mira = create_customer("Mira Lindqvist", by=rita, manager=rita, phone="+49 30 5557 0142")
    Product.objects.create(sku="JZ-011", name="Blue Hour", unit_price=Decimal("12.99"), unit_cost=Decimal("7.80"))
    hers, looking_on = come_in(browser, house, rita), come_in(browser, house, sue)
    looking_on.goto(mira.get_absolute_url())
    looking_on.wait_for_timeout(500)

    hers.goto(mira.get_absolute_url())
    hers.wait_for_load_state("load")
    hers.keyboard.press("o")
    hers.wait_for_url("**/orders/new/")
    expect(hers.get_by_label("Find what is bought")).to_be_focused()
    hers.keyboard.type("jz-0")
    expect(hers.get_by_role("option", name="Blue Hour")).to_be_visible()
    hers.keyboard.press("Enter")
    expect(hers.get_by_label("Quantity")).to_be_focused()
    hers.keyboard.type("3")
    hers.keyboard.press("Tab")
    expect(hers.locator("#total")).to_have_text("€38.97")
    hers.get_by_role("button", name="Place the order").click()
    expect(hers.get_by_role("heading", level=1)).to_contain_text("Order")
    margin = looking_on.locator("#panel-purchases .figures")
    expect(margin).to_contain_text("€15.57", timeout=8000)
    expect(looking_on.locator(".timeline")).to_contain_text("the first purchase", timeout=8000)

    hers.wait_for_load_state("load")
    hers.keyboard.press("d")
    hers.get_by_role("button", name="It arrived").click()
    expect(hers.locator(".marks")).to_have_text("Delivered")
    hers.wait_for_load_state("load")
    hers.keyboard.press("b")
    hers.get_by_label("Blue Hour").fill("1")
    hers.get_by_label("Why").fill("scratched")
    hers.get_by_role("button", name="Take back").click()
    expect(hers.locator(".figures")).to_contain_text("€10.38")
    expect(margin).to_contain_text("€10.38", timeout=8000)
    expect(looking_on.locator(".timeline")).to_contain_text("€12.99 paid back: scratched", timeout=8000)
    assert Order.objects.get().returned == Decimal("12.99")
