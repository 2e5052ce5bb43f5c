"""The tracker in a real browser: silent until it may speak, then live on the customer's page."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Page, Request

from crm.models.demonstration import banner
from crm.tests.conftest import SitDown
from customers.models import Customer
from interactions.events import VISITOR_IDENTIFIED, WEB_VISIT
from interactions.models import Visitor, WebVisit
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def demonstration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banner, "up", True)


@pytest.fixture
def told(page: Page) -> Iterator[list[Request]]:
    """What the browser tells the tracker's address."""
    requests: list[Request] = []
    page.on(
        "request", lambda request: request.method == "POST" and "/track/" in request.url and requests.append(request)
    )
    return requests


def cookies(page: Page) -> set[str]:
    return {cookie["name"] for cookie in page.context.cookies()}


def until(page: Page, happened: Callable[[], bool]) -> None:
    for _ in range(100):
        if happened():
            return
        page.wait_for_timeout(100)
    assert happened()


@pytest.mark.usefixtures("demonstration")
def test_nothing_is_told_before_consent_and_everything_belongs_to_who_is_identified(
    sit_down: SitDown, ana: Member, mira: Customer, told: list[Request]
) -> None:
    page = sit_down(ana, "/track/demo/")
    page.get_by_role("link", name="Jazz on one shelf").click()
    page.wait_for_timeout(1500)
    assert told == []
    assert "picket_id" not in cookies(page)

    page.get_by_role("button", name="Remember my visits").click()
    until(page, lambda: WebVisit.objects.filter(entry="/track/demo/jazz/").exists())
    assert "picket_id" in cookies(page)
    page.get_by_role("link", name="Gifts under twenty").click()
    until(page, lambda: WebVisit.objects.get().pages == 2)

    page.get_by_role("link", name="As Mira Lindqvist").click()
    until(page, lambda: mira.events.named(VISITOR_IDENTIFIED).exists())
    assert "picket=" not in page.url
    assert mira.events.named(WEB_VISIT).count() == 1
    page.evaluate("history.pushState(null, '', '/track/demo/first-recordings/')")
    until(page, lambda: WebVisit.objects.get().views.filter(path="/track/demo/first-recordings/").exists())

    page.get_by_role("button", name="Forget me").click()
    assert "picket_id" not in cookies(page)
    before = len(told)
    page.get_by_role("link", name="Jazz on one shelf").click()
    page.wait_for_timeout(1500)
    assert len(told) == before


@pytest.mark.usefixtures("demonstration")
def test_who_asks_not_to_be_followed_is_not_even_after_consent(
    page: Page, sit_down: SitDown, ana: Member, told: list[Request]
) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })")
    sit_down(ana, "/track/demo/")
    page.get_by_role("button", name="Remember my visits").click()
    page.wait_for_timeout(1500)
    assert told == []
    assert "picket_id" not in cookies(page)
    assert not Visitor.objects.exists()


def test_outside_of_the_demonstration_the_shop_leads_home(client: Client, ana: Member) -> None:
    client.force_login(ana)
    answer = client.get("/track/demo/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
