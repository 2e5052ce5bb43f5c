"""The rows of a table in a file, whatever stands between its columns; packed with xz or not."""

import lzma
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from customers.rules.files.delimiters import guess_delimiter
from customers.rules.files.encodings import guess_encoding
from customers.rules.files.kinds import TEXT, kind_of_file
from customers.rules.files.records import records
from customers.rules.words import Unreadable

PACKED = b"\xfd7zXZ\x00"
PIECE = 1024 * 1024
BEGINNING = 64 * 1024


class Row(NamedTuple):
    """`fault` says why the row cannot be trusted, if so."""

    line: int
    cells: list[str]
    fault: str


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The file itself, or what was packed in it for as long as it is needed. Raises `Unreadable` if it is damaged."""
    with path.open("rb") as file:
        packed = file.read(len(PACKED)) == PACKED
    if not packed:
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / path.stem
        try:
            with lzma.open(path) as source, whole.open("wb") as target:
                shutil.copyfileobj(source, target, PIECE)
        except (lzma.LZMAError, EOFError):
            raise Unreadable("The file is packed and damaged.") from None
        yield whole


def rows_of(path: Path) -> Iterator[Row]:
    """Every row that is not empty. Raises `Unreadable` for what is no text."""
    if kind_of_file(path) != TEXT:
        raise Unreadable("This is a spreadsheet: save the sheet as CSV.")
    with path.open("rb") as file:
        encoding = guess_encoding(iter(partial(file.read, PIECE), b""))
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        beginning = text.read(BEGINNING)
    delimiter = guess_delimiter(beginning)
    if delimiter in beginning:
        yield from (Row(record.line, record.cells, record.fault) for record in records(path, encoding, delimiter))
    else:
        yield from by_blanks(path, encoding)


def by_blanks(path: Path, encoding: str) -> Iterator[Row]:
    """Columns with nothing but blanks between them, as statisticians keep them."""
    with path.open(encoding=encoding, errors="replace") as text:
        for line, row in enumerate(text, 1):
            if cells := row.split():
                yield Row(line, cells, "")


def first_rows(path: Path, count: int) -> list[Row]:
    return list(islice(rows_of(path), count))
