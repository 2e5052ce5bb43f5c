"""A sheet of a spreadsheet, written out as a text: `python -m customers.rules.files.sheets FILE SHEET OUT`.

Spreadsheets are read whole, so this runs as a process of its own that may use only so much memory and time: a file made
to explode ends the process, not the server. It prints the names of the sheets and the one it wrote, as JSON.
"""

import csv
import json
import resource
import sys
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, is_zipfile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from customers.rules.files.faulty_cells import Place, faulty_cells

MEMORY = 768 * 1024 * 1024
SECONDS = 120
# Exit codes; anything else means that memory or time ran out.
BROKEN, LOCKED = 2, 3


def main(file: str, sheet: str, out: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        with CalamineWorkbook.from_path(file) as book:
            names = book.sheet_names
            chosen = sheet if sheet in names else first_with_rows(book)
            errors = faulty_cells(Path(file), chosen) if is_zipfile(file) else {}
            write(book.get_sheet_by_name(chosen), Path(out), errors)
    except PasswordError:
        return LOCKED
    except (CalamineError, OSError, ValueError, BadZipFile, ParseError):
        return BROKEN
    print(json.dumps({"sheets": names, "sheet": chosen}))
    return 0


def first_with_rows(book: CalamineWorkbook) -> str:
    """The first sheet with anything on it: title pages of nothing come first."""
    names = book.sheet_names
    return next((name for name in names if book.get_sheet_by_name(name).height), names[0] if names else "")


def write(sheet: CalamineSheet, out: Path, errors: Mapping[Place, str]) -> None:
    """Row n of the sheet becomes line n of the text: what is reported about a line can be found in the spreadsheet."""
    rows_with_errors = {row for row, _column in errors}
    with out.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        for number, row in enumerate(sheet.iter_rows()):
            cells = [written(cell) for cell in row]
            if number in rows_with_errors:
                cells = [cell or errors.get((number, column), "") for column, cell in enumerate(cells)]
            writer.writerow(cells)


def written(cell: Any) -> str:
    """As a person would type it: 17850, not 17850.0; dates in the one order that cannot be mistaken."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return " ".join(str(cell).splitlines())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
