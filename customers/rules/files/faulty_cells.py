"""The cells of a sheet that hold an error (#N/A, #REF!): the reader of spreadsheets takes them for empty ones."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from zipfile import ZipFile

PIECE = 1024 * 1024

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</c>).)*?<v>([^<]{1,40})</v>', re.DOTALL
)
# No cell with an error is longer than this, whatever its formula.
_LONGEST = 16_384

type Place = tuple[int, int]


def faulty_cells(file: Path, sheet: str) -> dict[Place, str]:
    """Row and column, both from 0, of every cell with an error, and which error it is; XLSX only."""
    with ZipFile(file) as packed:
        part = part_of(packed, sheet)
        if part not in packed.namelist():
            return {}
        with packed.open(part) as xml:
            return {(row, column): error for row, column, error in errors(xml)}


def part_of(packed: ZipFile, sheet: str) -> str:
    """The packed file in which a sheet stands; empty if the workbook does not say."""
    if "xl/workbook.xml" not in packed.namelist() or "xl/_rels/workbook.xml.rels" not in packed.namelist():
        return ""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314  expat bounds what entities may become
    links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    link = next((found.get(_LINK) for found in book.iter(f"{_MAIN}sheet") if found.get("name") == sheet), None)
    target = next((found.get("Target", "") for found in links if found.get("Id") == link), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def errors(xml: IO[bytes]) -> Iterator[tuple[int, int, str]]:
    """Read piece by piece; what a piece may have cut in two stands at the beginning of the next."""
    rest = b""
    while piece := xml.read(PIECE):
        text = rest + piece
        end = 0
        for cell in _CELL.finditer(text):
            yield int(cell[2]) - 1, column_number(cell[1].decode()), cell[3].decode()
            end = cell.end()
        rest = text[max(end, len(text) - _LONGEST) :]


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
