"""A tour of every page, at a desk by day and on a phone by night: each is whole, calm, readable and worked by keys."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from crm.tests.conftest import SitDown
from crm.tests.doors.things import set_out
from crm.tests.face.tour import pages_at_the_doors, pages_for
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

LOOKS = {"a desk by day": (1366, 768, "light"), "a phone by night": (390, 844, "dark")}
WATCH, FINDINGS = ((Path(__file__).parent / name).read_text() for name in ("watch.js", "findings.js"))
# Axe may not fetch the sheets again: it would write them into the page, which our policy refuses.
GENTLY = {"preload": False, "resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
# Unfold's lists have small signs to sort by, beside the words that do it too, and scroll by the browsers' own keys.
NOT_OURS = {"scrollable-region-focusable": "/admin/", "target-size": "/admin/"}
# The administration's pages are made of a few: where these stand alike, the first speaks for the rest.
ALIKE = {"light": r"^/admin/.*/(history|delete)/$", "dark": r"^/admin/\w+/\w+/(?:[^/]+/(?=\w))?(\w*)/?$"}


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_can_be_shown(
    sit_down: SitDown,
    complaints: list[str],
    page: Page,
    live_server: Any,
    rita: Member,
    zoe: Member,
    ada: Member,
    look: str,
) -> None:
    width, height, theme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.add_init_script(WATCH)
    things = set_out(rita=rita, zoe=zoe, admin=ada)
    wrong = [fault for address in pages_at_the_doors(things) for fault in look_at(page, live_server.url + address)]
    sit_down(ada, "/")
    shown = one_of_each_kind(pages_for(ada, things), alike=ALIKE[theme])
    wrong += [fault for address in shown for fault in look_at(page, live_server.url + address)]
    if wrong + complaints:
        pytest.fail("\n".join([*wrong, *complaints]), pytrace=False)


def one_of_each_kind(addresses: Iterable[str], *, alike: str) -> Iterable[str]:
    return {re.sub(alike, r"\1", address): address for address in addresses}.values()


def look_at(page: Page, address: str) -> Iterator[str]:
    page.goto(address)
    page.keyboard.press("Tab")
    yield from (f"{address}: {fault}" for fault in [*page.evaluate(FINDINGS), *serious(page)])


def serious(page: Page) -> Iterator[str]:
    for rule in Axe().run(page, options=GENTLY).response["violations"]:
        spared = NOT_OURS.get(rule["id"], "nowhere") in page.url
        if rule["impact"] in {"serious", "critical"} and not spared:
            yield f"axe {rule['id']}: " + json.dumps([node["html"][:120] for node in rule["nodes"][:3]])
