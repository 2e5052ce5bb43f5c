"""What collectstatic makes of the face."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Our own files alone, collected as for production."""
    folder = tmp_path_factory.mktemp("static")
    finder = "django.contrib.staticfiles.finders.FileSystemFinder"
    joined = {"staticfiles": {"BACKEND": "crm.assets.JoinedStaticFilesStorage"}}
    with override_settings(STATIC_ROOT=folder, STATICFILES_FINDERS=[finder], STORAGES=settings.STORAGES | joined):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def hashed(collected: Path, name: str) -> Path:
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]
    return collected / names[name]


def test_one_sheet_holds_all_others_each_in_its_layer(collected: Path) -> None:
    sheet = hashed(collected, "css/app.css").read_text()
    assert "@import" not in sheet
    assert "@layer components {\n/* Buttons" in sheet
    assert hashed(collected, "css/app.css").with_suffix(".css.gz").exists()


def test_the_sheet_finds_its_fonts_and_pictures(collected: Path) -> None:
    sheet = hashed(collected, "css/app.css")
    addresses = re.findall(r'url\("([^"]+)"\)', sheet.read_text())
    assert addresses
    assert [address for address in addresses if not (sheet.parent / address).resolve().exists()] == []


def test_scripts_import_one_another_by_names_that_change_with_their_contents(collected: Path) -> None:
    script = hashed(collected, "js/main.js")
    imports = re.findall(r'import\s*"\./([^"]+)"', script.read_text())
    assert len(imports) > 10
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", name) and (script.parent / name).exists() for name in imports)
