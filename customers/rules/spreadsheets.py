"""Cells a spreadsheet will not run: `=1+1` is somebody's name and leaves us as text."""

import re

# What spreadsheets take for the beginning of a formula, in ordinary and in full width.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def guard(cell: str) -> str:
    """The cell with an apostrophe before anything a spreadsheet would calculate; `unguard` gives back the same cell."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """A cell of a file as it was before we guarded it; files of others are left as they are."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
