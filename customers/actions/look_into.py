import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from customers.models import ColumnMapping, Intake
from customers.rules.cells import date_order, decimal_mark
from customers.rules.columns import are_headings, fingerprint, guess_columns
from customers.rules.files import sheets
from customers.rules.files.delimiters import guess_delimiter
from customers.rules.files.encodings import guess_encoding, mark_of
from customers.rules.files.kinds import BROKEN, EMPTY, LOCKED, TEXT
from customers.rules.files.mended import is_mended
from customers.rules.files.records import Record, first_records
from customers.rules.texts import clean_line
from customers.rules.words import Unreadable, gettext_noop

PIECE = 1024 * 1024
SAMPLE = 200
MOST_COLUMNS = 300
DAY_FIRST_NOT = {"US", "PH", "CA"}
DECIMAL_POINT = {"US", "GB", "IE", "AU", "NZ", "CA", "IN", "JP", "CN", "KR", "TH", "MX", "IL", "SG", "HK", "MT", "CH"}

NO_ROWS = gettext_noop("The file has headings and nothing below them.")
NO_HEADINGS = gettext_noop(
    "The first line, with “%(first)s”, looks like a row, not like headings. Put a line above it that names the columns."
)
TOO_MANY_COLUMNS = gettext_noop("The file has %(columns)s columns; at most %(most)s are possible.")
TOO_HEAVY = gettext_noop("The spreadsheet needs more memory than a file may take. Save the sheet you need as CSV.")


@transaction.atomic
def look_into(
    intake: Intake, *, encoding: str = "", delimiter: str = "", sheet: str = "", keep_choices: bool = False
) -> Intake:
    """Find out, or take from who looked, how the file is written and what stands in its columns.

    A choice of columns made before for the same headings is taken over; otherwise it is guessed. Raises `Unreadable`.
    """
    if intake.file_type == TEXT:
        intake.encoding = encoding or guess_encoding(pieces(intake.path))
        intake.delimiter = delimiter or guess_delimiter(beginning(intake))
    else:
        unpack(intake, sheet)
    intake.size = intake.text_path.stat().st_size
    headings, sample = headings_and_sample(intake)
    if keep_choices and headings == intake.columns:
        intake.save()
        return intake
    intake.columns = headings
    intake.options |= {"mended": is_mended(headings, gettext)}
    rows = [[cell.strip() for cell in record.cells] for record in sample]
    known = remembered(intake)
    options = {"system": "shop", **usable(known.options if known else {}, intake), **intake.options}
    intake.options = options | manner_of([cell for row in rows for cell in row], options)
    intake.__dict__.pop("manner", None)
    if known:
        intake.mapping = known.mapping
    else:
        intake.mapping = guess_columns(intake.own_columns, rows, intake.does.fields(intake.by), intake.manner)
    intake.save()
    return intake


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def beginning(intake: Intake) -> str:
    """The first letters of the text, decoded."""
    first = next(pieces(intake.path), b"")
    return first.removeprefix(mark_of(first)).decode(intake.encoding, "replace")


def unpack(intake: Intake, sheet: str) -> None:
    """Write a sheet of a spreadsheet out as a text beside it, in a process of its own."""
    out = intake.path.with_name(f"{intake.path.name}-new")
    command = [sys.executable, "-m", sheets.__name__, str(intake.path), sheet, str(out)]
    try:
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=sheets.SECONDS, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise Unreadable(TOO_HEAVY) from slow
    if done.returncode:
        out.unlink(missing_ok=True)
        raise Unreadable({sheets.BROKEN: BROKEN, sheets.LOCKED: LOCKED}.get(done.returncode, TOO_HEAVY))
    told = json.loads(done.stdout)
    intake.sheets, intake.sheet = told["sheets"], told["sheet"]
    intake.encoding, intake.delimiter = "utf-8", ","
    out.replace(intake.text_path)


def headings_and_sample(intake: Intake) -> tuple[list[str], list[Record]]:
    """The cleaned headings and the first rows below them; refuses what cannot be a table."""
    found = first_records(intake.text_path, intake.encoding, intake.delimiter, SAMPLE + 1)
    if not found:
        raise Unreadable(EMPTY)
    headings = [clean_line(cell)[:200] for cell in found[0].cells]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(TOO_MANY_COLUMNS, columns=len(headings), most=MOST_COLUMNS)
    if not are_headings(headings, intake.does.fields(intake.by)):
        raise Unreadable(NO_HEADINGS, first=next(filter(None, headings))[:40])
    if len(found) < 2:
        raise Unreadable(NO_ROWS)
    return headings, found[1:]


def remembered(intake: Intake) -> ColumnMapping | None:
    """How somebody read a file with these headings before."""
    return ColumnMapping.objects.filter(kind=intake.kind, header=fingerprint(intake.own_columns)).first()


def usable(options: Mapping[str, Any], intake: Intake) -> dict[str, Any]:
    """What was said before, as far as it can still be chosen: a channel may be gone."""
    choices = {option.key: dict(option.choices()) for option in intake.does.options if option.key in options}
    return {key: value for key, value in options.items() if key not in choices or value in choices[key]}


def manner_of(cells: list[str], said: Mapping[str, Any]) -> dict[str, object]:
    """How dates and decimals are written: what the cells show, otherwise what was said, otherwise as in our region."""
    region = settings.DEFAULT_REGION
    mark = "." if region in DECIMAL_POINT else ","
    return {
        "day_first": date_order(cells, usual=said.get("day_first", region not in DAY_FIRST_NOT)),
        "decimal": decimal_mark(cells, usual=said.get("decimal", mark)),
    }
