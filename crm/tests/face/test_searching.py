"""Finding somebody by keyboard, in a real browser."""

import pytest
from playwright.sync_api import expect

from crm.tests.conftest import SitDown
from customers.models import Customer
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_three_digits_and_enter_open_the_customer(
    sit_down: SitDown, sue: Member, mira: Customer, otto: Customer
) -> None:
    desk = sit_down(sue, "/settings/")
    desk.keyboard.press("/")
    desk.keyboard.type("0142")
    expect(desk.locator("#search-found [role=option]")).to_have_count(1)
    expect(desk.locator("#search")).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**{mira.get_absolute_url()}")


def test_escape_closes_then_clears_then_leaves(sit_down: SitDown, sue: Member, mira: Customer) -> None:
    desk = sit_down(sue, "/settings/")
    desk.keyboard.press("/")
    desk.keyboard.type("mira")
    expect(desk.locator("#search-found [role=option]")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(desk.locator("#search-found")).to_be_hidden()
    desk.keyboard.press("Escape")
    expect(desk.locator("#search")).to_have_value("")
    desk.keyboard.press("Escape")
    expect(desk.locator("#search")).not_to_be_focused()


def test_the_palette_finds_customers_too(sit_down: SitDown, sue: Member, otto: Customer) -> None:
    desk = sit_down(sue, "/settings/")
    desk.keyboard.press("Control+k")
    desk.keyboard.type("otto")
    expect(desk.locator("#palette [data-found] [role=option]")).to_contain_text("Otto Brandt")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**{otto.get_absolute_url()}")
