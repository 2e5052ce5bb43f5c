"""A list of tasks, worked through in a real browser: done and dropped where they stand, and taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from crm.tests.live.conftest import running_web
from customers.models import Customer
from interactions.actions.give_task import give_task
from interactions.models import Task
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def page_of_tasks(page: Page, otto: Customer, ana: Member) -> Iterator[Page]:
    """Ana's list of two tasks, as it hears of every change."""
    for number, what in enumerate(("Call Otto", "Write to Otto")):
        give_task(otto, what=what, to=ana, due=timezone.localdate() + timedelta(days=number), by=None)
    client = Client()
    client.force_login(ana, backend="staff.backend.MemberBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    with running_web() as web:
        house = f"http://127.0.0.1:{web.port}"
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": house}])
        with page.expect_response("**/live/?*"):
            page.goto(f"{house}/tasks/")
        yield page


def test_what_is_dropped_for_a_reason_leaves_the_list_and_can_be_taken_back(page_of_tasks: Page) -> None:
    lines = page_of_tasks.locator(".turns li")
    lines.first.get_by_role("link", name="Drop").click()
    expect(page_of_tasks.get_by_label("Why it will not be done")).to_be_focused()
    page_of_tasks.keyboard.type("He called us")
    page_of_tasks.keyboard.press("Enter")
    expect(lines).to_have_count(1)
    assert Task.objects.get(what="Call Otto").reason == "He called us"
    page_of_tasks.get_by_role("button", name="Undo").click()
    expect(page_of_tasks.get_by_text("It is to be done again.")).to_be_visible()
    assert Task.objects.open().count() == 2


def test_a_list_is_worked_through_by_letters(page_of_tasks: Page) -> None:
    lines = page_of_tasks.locator(".turns li")
    page_of_tasks.keyboard.press("j")
    page_of_tasks.keyboard.press("d")
    expect(lines).to_have_count(1)
    expect(lines.first).to_contain_text("Write to Otto")
