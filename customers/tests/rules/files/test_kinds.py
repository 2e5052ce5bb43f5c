import zipfile
from pathlib import Path

import pytest

from customers.rules.files import kinds
from customers.rules.files.kinds import kind_of_file
from customers.rules.words import Unreadable


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "content", [b"name,email\n", "名前,e\n".encode("utf-16"), "naïve\n".encode("cp1252"), b"a\0b\n", b"\tx\r\n"]
)
def test_a_text_is_a_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    assert kind_of_file(path) == kinds.TEXT


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"MZ\x90\0", "EXE"),
        (b"\x1f\x8b\x08", "GZIP"),
        (b"<!DOCTYPE html><p>", "HTML"),
        (bytes(range(1, 32)) * 20, "not a table"),
        (b"PK\x03\x04 and nothing more", "damaged"),
    ],
)
def test_anything_else_is_refused_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=says):
        kind_of_file(path)


def test_spreadsheets_are_told_by_what_they_hold(tmp_path: Path) -> None:
    assert kind_of_file(packed(tmp_path / "a", {"xl/workbook.xml": b"<x/>"})) == kinds.XLSX
    assert kind_of_file(packed(tmp_path / "b", {"content.xml": b"<x/>"})) == kinds.ODS
    with pytest.raises(Unreadable, match="ZIP"):
        kind_of_file(packed(tmp_path / "c", {"word/document.xml": b"<x/>"}))


def test_a_spreadsheet_made_to_explode_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="sensible"):
        kind_of_file(packed(tmp_path / "a", {"xl/workbook.xml": b"<x/>", "xl/sheet.xml": b"0" * 20_000_000}))
    with pytest.raises(Unreadable, match="sensible"):
        kind_of_file(packed(tmp_path / "b", {"xl/workbook.xml": b"<x/>"} | {f"xl/{n}": b"" for n in range(1_000)}))
