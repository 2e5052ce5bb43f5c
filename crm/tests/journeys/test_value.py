"""Who is worth what, from the rules to one customer's timeline: as Mia does it, and as its pages look full of figures."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from crm.tests.conftest import SitDown
from crm.tests.face.test_tour import LOOKS, WATCH, look_at
from crm.tests.journeys.test_first_day import come_in, hire
from crm.tests.live.conftest import Web, running_web
from staff.models import Member
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import Reckoning, Standing, ValueRules
from value.tests.conftest import reckon, reckoned, rules, shop  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PAGES = ["/value/", "/value/rules/", "/value/trust/", "/value/flows/", "/customers/?tier=mvc"]
NO_ROOM = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def house(transactional_db: None) -> Iterator[Web]:
    with running_web() as web:
        yield web


def test_mia_moves_a_border_sees_whom_it_moves_and_knows_one_customer_better(
    browser: Browser,
    house: Web,
    reckoned: Reckoning,  # noqa: F811
) -> None:
    mia = hire("Mia", "marketer")
    page = come_in(browser, house, mia)
    page.goto("/value/")
    best = page.locator('a[href="/customers/?tier=mvc"] b')
    before = int(best.inner_text())

    page.get_by_role("link", name="Rules").click()
    page.get_by_label("Most valuable: enter among the best, %").fill("20")
    page.get_by_label("Most valuable: leave below the best, %").fill("25")
    page.get_by_role("button", name="See the effect").click()
    row = page.locator("#effect").get_by_role("row", name="Most valuable")
    expect(row.get_by_role("cell").nth(0)).to_have_text(str(before))
    then = int(row.get_by_role("cell").nth(1).inner_text())
    assert then > before
    assert ValueRules.objects.count() == 1

    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#reckoning")).to_contain_text("Being worked out anew")
    expect(best).to_have_text(str(before))
    work_on_reckoning(Reckoning.objects.under_way().get().pk)
    expect(best).to_have_text(str(then), timeout=12_000)

    # The grid is walked by arrows, and Enter opens the customers of a cell.
    page.locator("[data-grid] a").first.focus()
    page.keyboard.press("ArrowDown")
    number = page.locator("[data-grid] a:focus").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("header.head p")).to_contain_text(f"{number} customer")

    one = Standing.objects.filter(tier="mvc").select_related("customer").first().customer
    page.goto(one.get_absolute_url())
    expect(page.locator(".timeline")).to_contain_text("Tier")
    page.locator("#panel-worth").get_by_role("link", name="Change").click()
    page.get_by_label("Low-maintenance").check()
    page.get_by_label("Why").fill("Our own branch: it buys for itself")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("#panel-worth")).to_contain_text("by hand until")
    said = "Put into the tier Low-maintenance by hand: Our own branch: it buys for itself"
    expect(page.locator(".timeline")).to_contain_text(said, timeout=8000)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".timeline")).to_contain_text("The tier Low-maintenance given by hand ended", timeout=8000)


@pytest.mark.parametrize("look", LOOKS)
def test_pages_full_of_figures_are_whole_calm_and_readable(
    sit_down: SitDown,
    complaints: list[str],
    page: Page,
    live_server: Any,
    ada: Member,
    reckoned: Reckoning,  # noqa: F811
    look: str,
) -> None:
    width, height, theme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.add_init_script(WATCH)
    sit_down(ada, "/")
    one = Standing.objects.filter(tier="mgc").first().customer_id
    wrong = []
    for address in [*PAGES, f"/customers/{one}/worth/", f"/customers/{one}/tier/", f"/customers/{one}/"]:
        wrong += look_at(page, live_server.url + address)
        wrong += [f"{address}: scrolls sideways"] if page.evaluate(NO_ROOM) else []
    assert wrong + complaints == []
