"""Our content security policy forbids inline style and script; no template tries."""

import re
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template

PAGES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
INLINE = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:|\shx-on|hx-vals=.js", re.IGNORECASE
)


def test_every_template_compiles() -> None:
    for page in PAGES:
        get_template(str(page.relative_to(Path(settings.BASE_DIR) / "templates")))


def test_nothing_is_inline() -> None:
    assert [page.name for page in PAGES if INLINE.search(page.read_text())] == []
