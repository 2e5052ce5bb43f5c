"""What a file is, by what it holds: never by its name."""

import zipfile
from pathlib import Path

from customers.rules.files.encodings import mark_of
from customers.rules.words import Unreadable, gettext_noop

TEXT, XLSX, ODS, XLS = "text", "xlsx", "ods", "xls"

LARGEST = 200 * 1024 * 1024
STRONGEST = 100
MOST_PARTS = 1_000

EMPTY = gettext_noop("The file is empty.")
OTHER = gettext_noop("This is %(what)s, not a table. Save it as CSV, XLSX, XLS or ODS.")
BOMB = gettext_noop("This spreadsheet unpacks to more than is sensible (%(why)s). Save the sheet you need as CSV.")
LOCKED = gettext_noop("The spreadsheet is locked with a password. Save a copy without one.")
BROKEN = gettext_noop("The file is damaged: it begins like a spreadsheet and cannot be opened as one.")

_PIECE = 1024 * 1024
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"\xfd7zXZ": "XZ",
    b"7z\xbc\xaf": "7-Zip",
    b"Rar!": "RAR",
    b"MZ": "EXE",
    b"\x7fELF": "ELF",
    b"{\\rtf": "RTF",
    b"<!DOCTYPE html": "HTML",
    b"<html": "HTML",
}


def kind_of_file(path: Path) -> str:
    """`TEXT`, `XLSX`, `ODS` or `XLS`; raises `Unreadable` for anything else, and for a spreadsheet made to explode."""
    with path.open("rb") as file:
        beginning = file.read(4096)
    if not beginning:
        raise Unreadable(EMPTY)
    if beginning.startswith(b"PK\x03\x04"):
        return _packed(path)
    if beginning.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _is_locked(path):
            raise Unreadable(LOCKED)
        return XLS
    for start, name in _OTHERS.items():
        if beginning.startswith(start):
            raise Unreadable(OTHER, what=name)
    if not mark_of(beginning) and _control_letters(beginning) > len(beginning) / 20:
        raise Unreadable(OTHER, what=gettext_noop("no text"))
    return TEXT


def _is_locked(path: Path) -> bool:
    """Whether an old-style container holds nothing but an encrypted new-style spreadsheet."""
    end = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if _ENCRYPTED in end + piece:
                return True
            end = piece[-len(_ENCRYPTED) :]
    return False


def _packed(path: Path) -> str:
    """Which packed spreadsheet it is; its table of contents is weighed before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable(BROKEN) from error
    _weigh(parts)
    names = {part.filename for part in parts}
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return XLSX
    if "content.xml" in names:
        return ODS
    raise Unreadable(OTHER, what="ZIP")


def _weigh(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS:
        raise Unreadable(BOMB, why=f"{len(parts):,} parts")
    if unpacked > LARGEST:
        raise Unreadable(BOMB, why=f"{unpacked // 1024 // 1024:,} MB")
    if unpacked > STRONGEST * max(sum(part.compress_size for part in parts), 10_000):
        raise Unreadable(BOMB, why=f"{unpacked // max(sum(part.compress_size for part in parts), 1):,} : 1")


def _control_letters(beginning: bytes) -> int:
    """Bytes no text has; zero bytes pass here, they belong to UTF-16 or become errors of their rows."""
    return sum(byte < 0x20 and byte not in b"\0\t\n\r\f\x1a\x1b" for byte in beginning)
