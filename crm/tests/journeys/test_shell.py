"""The shell, as it is lived in: by keys alone, through a crash, with second thoughts, in two windows and in company."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from crm.tests.live.conftest import Web, running_web
from customers.actions.create_customer import create_customer
from customers.models import Customer, Identity
from interactions.models import Draft, Note
from staff.models import Member, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PASSWORD = "a fence of many pickets"


@pytest.fixture
def house(transactional_db: None) -> Iterator[Web]:
    with running_web() as web:
        yield web


@pytest.fixture
def ana(transactional_db: None) -> Member:
    return hire("Ana")


@pytest.fixture
def mira(ana: Member) -> Customer:
    return create_customer("Mira Lindqvist", by=ana, phone="+49 30 5557 0142", email="mira@lindqvist.example")


def hire(name: str) -> Member:
    member = Member.objects.create_user(f"{name.lower()}@picket.test", PASSWORD, name=name)
    member.roles.set(Role.objects.filter(code="agent"))
    return member


def sign_in(browser: Browser, house: Web, member: Member) -> Page:
    page = browser.new_context(base_url=f"http://127.0.0.1:{house.port}").new_page()
    page.goto("/sign-in/")
    page.keyboard.type(member.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".rail")).to_be_visible()
    page.wait_for_load_state("load")
    return page


def test_from_signing_in_to_a_kept_note_and_a_promise_without_a_mouse(
    browser: Browser, house: Web, ana: Member, mira: Customer
) -> None:
    page = sign_in(browser, house, ana)
    page.keyboard.press("/")
    page.keyboard.type("lindq")
    expect(page.get_by_role("option", name="Mira Lindqvist")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mira Lindqvist")
    page.wait_for_load_state("load")
    page.keyboard.press("n")
    page.keyboard.type("Wants the signed box")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".timeline")).to_contain_text("Wants the signed box")

    page.keyboard.press("Control+k")
    page.keyboard.type("promise tomorrow 14 call the orchestra")
    expect(page.locator("#palette [role=option]").first).to_contain_text("call the orchestra · tomorrow 14:00")
    page.keyboard.press("Enter")
    expect(page.locator("#promise-what")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#panel-we_owe")).to_contain_text("call the orchestra")
    expect(page.locator("#panel-left_off")).to_contain_text("call the orchestra")
    expect(page.locator("#toasts")).to_contain_text("Promised.")
    assert Note.objects.get().text == "Wants the signed box"


def test_a_draft_outlives_a_reload_and_a_crash_of_the_server(
    browser: Browser, house: Web, ana: Member, mira: Customer
) -> None:
    page = sign_in(browser, house, ana)
    page.goto(mira.get_absolute_url())
    page.locator("#note-text").fill("Will check")
    expect(page.locator("[data-mode=note] [data-saved]")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("#note-text")).to_have_value("Will check")

    house.process.kill()
    house.process.wait(20)
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.type(" the payment")
    with page.expect_response(lambda answer: "/drafts/" in answer.url and answer.ok, timeout=60_000):
        house.start()
    page.reload()
    expect(page.locator("#note-text")).to_have_value("Will check the payment")


def test_words_outlive_a_session_that_ended(browser: Browser, house: Web, ana: Member, mira: Customer) -> None:
    page = sign_in(browser, house, ana)
    page.goto(mira.get_absolute_url())
    page.locator("#note-text").fill("Said")
    page.context.clear_cookies(name="session")
    page.locator("#note-text").fill("Said while signed out")
    expect(page.locator("[data-mode=note] [data-saved]")).to_contain_text("Not saved yet")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("You were signed out")
    other = page.context.new_page()
    other.goto("/sign-in/")
    other.locator("[name=email]").fill(ana.email)
    other.locator("[name=password]").fill(PASSWORD)
    other.keyboard.press("Enter")
    expect(other.locator(".rail")).to_be_visible()
    expect(page.locator("[data-mode=note] [data-saved]")).to_contain_text("Saved", timeout=20_000)
    page.locator("#note-text").press("Control+Enter")
    expect(page.locator(".timeline")).to_contain_text("Said while signed out")


def test_two_windows_at_one_note_lose_no_word(browser: Browser, house: Web, ana: Member, mira: Customer) -> None:
    first = sign_in(browser, house, ana)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(mira.get_absolute_url())
    first.locator("#note-text").fill("Will check the payment")
    expect(first.locator("[data-mode=note] [data-saved]")).to_contain_text("Saved")
    second.locator("#note-text").fill("Likes jazz")
    expect(second.locator("#note-text")).to_have_value("Likes jazz\nWill check the payment")
    expect(second.locator("[data-mode=note] [data-saved]")).to_contain_text("Saved")
    assert Draft.objects.get(place__startswith="note").text == "Likes jazz\nWill check the payment"


def test_what_was_removed_comes_back_by_a_key(browser: Browser, house: Web, ana: Member, mira: Customer) -> None:
    page = sign_in(browser, house, ana)
    page.goto(mira.get_absolute_url())
    page.locator("#panel-reach .section-head a").click()
    page.get_by_role("button", name="Remove mira@lindqvist.example").click()
    expect(page.locator(".toast")).to_contain_text("Removed: mira@lindqvist.example")
    expect(page.get_by_role("button", name="Remove mira@lindqvist.example")).to_have_count(0)
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Remove mira@lindqvist.example")).to_be_visible()
    assert Identity.objects.get(kind="email").is_primary


def test_who_else_has_a_customer_open_is_seen_and_seen_to_leave(
    browser: Browser, house: Web, ana: Member, mira: Customer
) -> None:
    hers, his = sign_in(browser, house, ana), sign_in(browser, house, hire("Sam"))
    hers.goto(mira.get_absolute_url())
    expect(hers.locator(".presence")).to_be_hidden()
    his.goto(mira.get_absolute_url())
    expect(hers.locator(".presence")).to_have_text("Sam also has this customer open")
    expect(his.locator(".presence")).to_have_text("Ana also has this customer open")
    his.goto("/promises/")
    expect(hers.locator(".presence")).to_be_hidden(timeout=15_000)
