from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page

from staff.models import Member

type SitDown = Callable[[Member, str], Page]

# htmx reports as errors what `hx-sync` takes back on purpose: a search overtaken by the next letter.
MEANT = ("htmx:sendAbort", "htmx:afterRequest,")


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """Whatever the browser complains about; a test that does not expect it fails."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.extend(serious(message)))
    yield heard
    assert heard == []


def serious(message: ConsoleMessage) -> list[str]:
    spared = message.type not in {"error", "warning"} or message.text.startswith(MEANT)
    return [] if spared else [message.text]


@pytest.fixture
def sit_down(live_server: Any, page: Page, complaints: list[str]) -> SitDown:
    """`sit_down(ada, "/styleguide/")`: Ada's browser on that page."""

    def sit_down(member: Member, address: str) -> Page:
        client = Client()
        client.force_login(member, backend="staff.backend.MemberBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.goto(live_server.url + address)
        return page

    return sit_down
