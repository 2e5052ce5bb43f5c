"""What axe has to say about every component, in both themes, at a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from crm.tests.conftest import SitDown
from staff.models import Member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

WIDTHS = {"desk": (1366, 768), "phone": (390, 844)}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Axe measures with styles of its own, which our policy would refuse."""
    return browser_context_args | {"bypass_csp": True}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious(
    sit_down: SitDown, ada: Member, page: Page, complaints: list[str], theme: str, width: str
) -> None:
    Member.objects.filter(pk=ada.pk).update(theme=theme)
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    guide = sit_down(ada, "/styleguide/")
    found = Axe().run(guide).response["violations"]
    complaints.clear()  # axe fetches the sheets in its own way
    serious = [rule for rule in found if rule["impact"] in {"serious", "critical"}]
    assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in serious] == []
