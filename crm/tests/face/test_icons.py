import re
from pathlib import Path

from django.conf import settings

from wiring.events import declared

ROOT = Path(settings.BASE_DIR)
SPRITE = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/icons/sprite.svg").read_text()))


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    asked = {
        name
        for page in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)" %}', page.read_text())
    }
    assert asked - SPRITE == set()


def test_every_event_is_drawn_by_an_icon_of_the_sprite() -> None:
    assert {kind.icon for kind in declared.kinds.values()} - SPRITE == set()


def test_the_licence_travels_with_what_we_ship() -> None:
    for folder in ("icons", "fonts"):
        assert (ROOT / "static" / folder / "LICENSE.txt").exists()
    shipped = {script.name.split("-")[0] for script in (ROOT / "static/vendor").glob("*.js")}
    assert {licence.name.removesuffix("-LICENSE.txt") for licence in (ROOT / "static/vendor").glob("*.txt")} == shipped
