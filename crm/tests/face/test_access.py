"""Reflow, sizes of targets, nothing moves after the first paint."""

import pytest
from playwright.sync_api import Page

from crm.tests.conftest import SitDown
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
    .filter((it) => it.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !it.closest("p, li, dd, .skip"))
    .map((it) => [it, (it.closest("label") ?? it).getBoundingClientRect()])
    .filter(([it, box]) => box.width > 0 && (box.width < 24 || box.height < 24) && it.type !== "checkbox" && it.type !== "radio")
    .map(([it, box]) => `${it.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""


def test_a_phone_never_scrolls_sideways(sit_down: SitDown, ada: Member, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    guide = sit_down(ada, "/styleguide/")
    assert guide.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough(sit_down: SitDown, ada: Member) -> None:
    assert sit_down(ada, "/styleguide/").evaluate(SMALL) == []


def test_nothing_moves_once_it_is_painted(sit_down: SitDown, ada: Member, page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.moved += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    guide = sit_down(ada, "/styleguide/")
    guide.wait_for_load_state("networkidle")
    assert guide.evaluate("window.moved") <= 0.02
