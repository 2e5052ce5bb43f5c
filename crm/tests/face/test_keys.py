"""The keyboard, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from crm.tests.conftest import SitDown
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def guide(sit_down: SitDown, ada: Member) -> Page:
    return sit_down(ada, "/styleguide/")


def test_the_palette_offers_what_can_be_done_here_first(guide: Page) -> None:
    guide.keyboard.press("Control+k")
    options = guide.locator("#palette [role=option]")
    expect(options.first).to_contain_text("Promise to Ana Ruiz…")
    expect(options.first).to_have_attribute("aria-selected", "true")
    guide.keyboard.press("Escape")
    expect(guide.locator("#palette")).not_to_be_visible()


def test_the_palette_goes_where_one_names(guide: Page) -> None:
    guide.keyboard.press("Control+k")
    guide.keyboard.type("sett")
    expect(guide.locator("#palette [role=option]").first).to_contain_text("Your settings")
    guide.keyboard.press("Enter")
    guide.wait_for_url("**/settings/")


def test_the_sheet_lists_the_keys_of_this_screen(guide: Page) -> None:
    guide.keyboard.press("Shift+?")
    here = guide.locator("[data-keys-here]")
    expect(here).to_be_visible()
    expect(here.locator("dt").first).to_have_text("Promise to Ana Ruiz…")


def test_a_letter_typed_into_a_field_stays_a_letter(guide: Page) -> None:
    guide.keyboard.press("/")
    guide.keyboard.type("?g")
    expect(guide.locator("#search")).to_have_value("?g")
    expect(guide.locator("#keys-sheet")).not_to_be_visible()


def test_lists_are_walked_and_chosen_from_by_letters(guide: Page) -> None:
    guide.keyboard.press("j")
    guide.keyboard.press("j")
    guide.keyboard.press("k")
    expect(guide.locator("[data-at]")).to_contain_text("Ana Ruiz")
    guide.keyboard.press("x")
    expect(guide.get_by_label("Ana Ruiz", exact=True)).to_be_checked()


def test_letters_that_are_off_do_nothing(sit_down: SitDown, ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(single_letter_keys=False)
    guide = sit_down(ada, "/styleguide/")
    guide.keyboard.press("Shift+?")
    expect(guide.locator("#keys-sheet")).not_to_be_visible()
    guide.keyboard.press("Control+k")
    expect(guide.locator("#palette")).to_be_visible()


def test_the_theme_changes_at_once_and_is_remembered(guide: Page, ada: Member) -> None:
    guide.locator("[popovertarget=member-menu]").click()
    with guide.expect_response("**/settings/look/"):
        guide.get_by_role("button", name="Dark").click()
    expect(guide.locator("html")).to_have_attribute("data-theme", "dark")
    ada.refresh_from_db()
    assert ada.theme == "dark"
