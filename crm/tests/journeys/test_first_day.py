"""The first day, as the people live it: in real browsers, on a real web process, with the worker's hand at the import."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from crm.tests.live.conftest import Web, running_web
from customers.actions.create_customer import create_customer
from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Intake
from staff.models import Member, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PASSWORD = "a fence of many pickets"
FILE = "Name;Phone;E-Mail\nNora Feld;030 5557 0199;nora@feld.example\nNobody;12;\n"


@pytest.fixture
def house(transactional_db: None) -> Iterator[Web]:
    with running_web() as web:
        yield web


def hire(name: str, role: str) -> Member:
    member = Member.objects.create_user(f"{name.lower()}@picket.test", PASSWORD, name=name)
    member.roles.set(Role.objects.filter(code=role))
    return member


def come_in(browser: Browser, house: Web, member: Member) -> Page:
    """A browser of one's own, signed in through the front door."""
    page = browser.new_context(base_url=f"http://127.0.0.1:{house.port}", accept_downloads=True).new_page()
    page.goto("/sign-in/")
    page.get_by_label("E-mail").fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation").first).to_be_visible()
    return page


def test_ana_finds_mira_by_three_digits_and_sam_sees_her_note_appear(browser: Browser, house: Web) -> None:
    ana, sam = hire("Ana", "agent"), hire("Sam", "agent")
    mira = create_customer("Mira Lindqvist", by=sam, phone="+49 30 5557 0142")
    hers, his = come_in(browser, house, ana), come_in(browser, house, sam)
    his.goto(mira.get_absolute_url())
    his.wait_for_timeout(500)

    hers.keyboard.press("/")
    hers.keyboard.type("142")
    expect(hers.get_by_role("option", name="Mira Lindqvist")).to_be_visible()
    hers.keyboard.press("Enter")
    expect(hers.get_by_role("heading", level=1)).to_have_text("Mira Lindqvist")

    hers.wait_for_load_state("load")
    hers.locator("#note-text").fill("Will check the payment, tells her Friday noon")
    hers.keyboard.press("Control+Enter")
    for page in (hers, his):
        expect(page.locator(".timeline")).to_contain_text("Will check the payment, tells her Friday noon", timeout=8000)
    assert mira.events.filter(name="note.written", by=ana).count() == 1


def test_a_file_with_broken_rows_is_brought_in_and_its_errors_are_downloaded(
    browser: Browser, house: Web, tmp_path: Path
) -> None:
    page = come_in(browser, house, hire("Ada", "admin"))
    file = tmp_path / "people.csv"
    file.write_text(FILE)
    page.goto("/imports/")
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Look into it").click()
    expect(page.get_by_role("heading", name="What the first 2 rows would do")).to_be_visible()
    row = page.get_by_role("row", name="Nobody")
    row.get_by_role("link", name="“12” is not a telephone number").press("Enter")
    expect(row.get_by_role("cell", name="12 Telephone")).to_be_focused()
    page.get_by_role("button", name="Bring it in").click()
    work_on_intake(Intake.objects.get().pk)
    with page.expect_download() as download:
        page.get_by_role("link", name="Rows with errors").click()
    assert '"Nobody","12"' in Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert Customer.objects.get().name == "Nora Feld"
