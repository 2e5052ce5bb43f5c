"""A delimited text, record by record, in bounded memory; any record's end is a place to go on from later."""

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from customers.rules.files.encodings import ESCAPE, WIDE, mark_of
from customers.rules.words import Unreadable, gettext_noop

LONGEST_LINE = 1_000_000
MOST_LINES = 500

UNBALANCED = gettext_noop("The quotation marks of this line do not match.")
NOT_TEXT = gettext_noop("This line holds bytes that are not text in the encoding chosen for the file.")
ZERO = gettext_noop("This line holds a zero byte.")
ENDLESS = gettext_noop("Line %(line)s has more than %(most)s characters: this is not a table.")

_ESCAPED = re.compile("[\udc80-\udcff]")


class Record(NamedTuple):
    """One record: the line it begins on, its cells, where the next one begins, and why it cannot be trusted, if so."""

    line: int
    cells: list[str]
    position: int
    next_line: int
    fault: str = ""


def records(path: Path, encoding: str, delimiter: str, *, position: int = 0, line: int = 1) -> Iterator[Record]:
    """Every record after byte `position`, which is where line `line` begins; empty ones are passed over.

    A quotation mark that is never closed costs its own line only: reading goes on with the next.
    Raises `Unreadable` where a line has no end.
    """
    with path.open("rb") as file:
        position = position or len(mark_of(file.read(4)))
        file.seek(position)
        yield from _Reading(file, encoding, delimiter, position, line).records()


def first_records(path: Path, encoding: str, delimiter: str, count: int) -> list[Record]:
    """The headings and what follows them."""
    return list(islice(records(path, encoding, delimiter), count))


class _Reading:
    """Where we are: the lines taken for the record being read, and those given back after a quotation mark that
    turned out not to be meant."""

    def __init__(self, file: BinaryIO, encoding: str, delimiter: str, position: int, line: int) -> None:
        self.encoding = encoding
        self.errors = "replace" if encoding in WIDE else ESCAPE
        self.lines = io.TextIOWrapper(file, encoding=encoding, errors=self.errors, newline="")
        self.delimiter = delimiter
        self.position = position
        self.line = line
        self.taken: list[str] = []
        self.given_back: deque[str] = deque()

    def records(self) -> Iterator[Record]:
        reader = self.reader()
        taken = self.taken
        counts_bytes = self.encoding not in WIDE
        while True:
            taken.clear()
            fault = ""
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_Unclosed, csv.Error):
                cells, fault, reader = self.first_line_alone(), UNBALANCED, self.reader()
            began = self.line
            self.line += len(taken)
            # Most lines are plain ASCII: as many bytes as letters, and nothing in them to look for.
            if len(taken) == 1 and counts_bytes and taken[0].isascii() and "\0" not in taken[0]:
                self.position += len(taken[0])
            else:
                self.position += sum(len(line.encode(self.encoding, self.errors)) for line in taken)
                fault = fault or self.fault()
            if any(cells):
                yield Record(began, cells, self.position, self.line, fault)

    def reader(self) -> "Iterator[list[str]]":
        return csv.reader(self.take(), delimiter=self.delimiter, skipinitialspace=True, strict=True)

    def take(self) -> Iterator[str]:
        """The lines the csv module asks for, remembered."""
        taken, given_back, readline = self.taken, self.given_back, self.lines.readline
        while True:
            if len(taken) > MOST_LINES:
                raise _Unclosed
            line = given_back.popleft() if given_back else readline(LONGEST_LINE)
            if not line:
                if taken:
                    raise _Unclosed
                return
            if len(line) >= LONGEST_LINE:
                raise Unreadable(ENDLESS, line=self.line + len(taken), most=LONGEST_LINE)
            taken.append(line)
            yield line

    def first_line_alone(self) -> list[str]:
        first, *rest = self.taken
        self.given_back.extendleft(reversed(rest))
        self.taken[:] = [first]
        return [cell.strip().strip('"') for cell in first.split(self.delimiter)]

    def fault(self) -> str:
        for line in self.taken:
            if "\0" in line:
                return ZERO
            if not line.isascii() and (_ESCAPED.search(line) or (self.errors == "replace" and "\ufffd" in line)):
                return NOT_TEXT
        return ""


class _Unclosed(Exception):
    """A quotation mark was opened and the file ended, or so many lines followed that it cannot be meant."""
