"""Every pair of colours the sheets put on one another is readable in both themes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from crm.tests.face.contrast import Colour, contrast, parse

CSS = Path(settings.BASE_DIR) / "static" / "css"
TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*light-dark\((?P<light>oklch\([^)]*\)), (?P<dark>oklch\([^)]*\))\)")

SURFACES = ("paper", "sheet", "sunken", "hover")
TEXT = [
    *((ink, surface) for ink in ("ink", "ink-2", "ink-3", "accent", "alarm", "warn", "info") for surface in SURFACES),
    ("on-ink", "ink"),
    ("on-ink-2", "ink"),
    *((ink, wash) for ink in ("ink", "ink-2") for wash in ("accent-wash", "alarm-wash", "warn-wash", "info-wash")),
    ("accent", "accent-wash"),
    ("alarm", "alarm-wash"),
    ("warn", "warn-wash"),
    ("info", "info-wash"),
    ("ink-3", "accent-wash"),
    ("on-alarm", "alarm"),
]
MARKS = [("edge", surface) for surface in ("paper", "sheet")] + [("accent", "line")]


def tokens(theme: str, *, more_contrast: bool) -> dict[str, Colour]:
    plain, _, more = (CSS / "tokens.css").read_text().partition("@media (prefers-contrast: more)")
    colours = {found["name"]: parse(found[theme]) for found in TOKEN.finditer(plain) if "/" not in found[theme]}
    if more_contrast:
        colours |= {found["name"]: parse(found[theme]) for found in TOKEN.finditer(more)}
    return colours


def test_the_arithmetic_agrees_with_known_values() -> None:
    assert contrast(parse("oklch(100% 0 0)"), parse("oklch(0% 0 0)")) == pytest.approx(21, abs=0.01)
    assert contrast(parse("oklch(62.796% 0.25768 29.234)"), parse("oklch(100% 0 0)")) == pytest.approx(3.998, abs=0.01)


@pytest.mark.parametrize("more_contrast", [False, True])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT)
def test_text_can_be_read(text: str, surface: str, theme: str, *, more_contrast: bool) -> None:
    colours = tokens(theme, more_contrast=more_contrast)
    assert contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "surface"), MARKS)
def test_marks_can_be_seen(mark: str, surface: str, theme: str) -> None:
    colours = tokens(theme, more_contrast=False)
    assert contrast(colours[mark], colours[surface]) >= 3


def test_no_sheet_names_a_colour_of_its_own() -> None:
    spared = {"tokens.css", "print.css"}
    loose = re.compile(r"#[0-9a-fA-F]{3,8}\b|\boklch\(|\brgba?\(|\bhsla?\(")
    sheets = [sheet for sheet in CSS.rglob("*.css") if sheet.name not in spared]
    assert [sheet.name for sheet in sheets if loose.search(sheet.read_text())] == []


def test_every_sheet_is_in_the_list() -> None:
    listed = set(re.findall(r'url\("([^"]+)"\)', (CSS / "app.css").read_text()))
    written = {str(sheet.relative_to(CSS)) for sheet in CSS.rglob("*.css")} - {
        "app.css",
        "administration.css",
    }  # the administration has its own face
    assert listed == written
