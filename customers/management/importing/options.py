"""The options of `manage.py import`, and what they say about a file."""

import argparse
from pathlib import Path
from typing import Any

from customers.actions.choose_columns import BadChoice, choose_columns
from customers.actions.look_into import look_into
from customers.models import Intake
from customers.rules.columns import heading_words
from customers.rules.files.delimiters import DELIMITERS
from customers.rules.files.encodings import ENCODINGS
from wiring.intake import kinds

EPILOG = """
How the file is written and what its columns hold is guessed; the options say otherwise. Rows are matched by identity:
a row creates, updates, or is skipped because nothing in it is new. Rows with errors go to a CSV file, with their line
and the reason; the others are kept. Importing the same file again changes nothing. An import that was killed goes on
with --resume, or by itself as soon as worker and clock run.

exit codes:
  0    every row is in
  1    some rows have errors, the others are in
  2    the file or an option cannot be used, or the import stopped half-way
  130  interrupted; go on with --resume
"""

type Options = dict[str, Any]


def add_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("kind", nargs="?", choices=sorted(kinds), help="what stands in the file")
    add("file", nargs="?", type=Path, help="the file")
    about_the_work(parser.add_argument_group("what to do"))
    about_the_file(parser.add_argument_group("about the file"))


def about_the_work(group: Any) -> None:
    add = group.add_argument
    add("--dry-run", action="store_true", help="do everything, then take all of it back; exact, and as slow")
    add("--create-customers", action="store_true", help="make customers who are named and not known")
    add("--json", action="store_true", help="report in JSON on standard output")
    add("--problems", type=Path, metavar="FILE", help="where rows with errors go (without it FILE.problems.csv)")
    add("--resume", type=int, metavar="ID", help="go on with an import that was killed or stopped")
    add("--undo", type=int, metavar="ID", help="take back what an import of the last 7 days brought")
    add("--fields", action="store_true", help="list the fields a file may have, and do nothing")


def about_the_file(group: Any) -> None:
    add = group.add_argument
    how = "read a field from the column with this heading, or number (#3); FIELD= leaves it out"
    add("--map", action="append", default=[], metavar="FIELD=COLUMN", help=how)
    add("--encoding", choices=sorted(ENCODINGS), default="", metavar="NAME", help=", ".join(ENCODINGS))
    add("--delimiter", type=delimiter, metavar="SIGN", help="one of , ; | tab")
    add("--sheet", default="", metavar="NAME", help="which sheet of a spreadsheet; the first")
    add("--dates", choices=["day-first", "month-first"], help="what 1/2/2026 means")
    add("--decimal", choices=["comma", "point"], help="what stands before the cents")
    add("--system", default="", metavar="NAME", help="which system the customers' ids are from (shop)")
    known = "; ".join(f"{kind.name}: {option.key}" for kind in kinds.values() for option in kind.options)
    add("--set", action="append", default=[], metavar="OPTION=VALUE", help=f"where no column says it ({known})")


def choose(intake: Intake, options: Options) -> None:
    """What the options say about the file goes before what was guessed. Raises `BadChoice`."""
    how = {name: options[name] for name in ("encoding", "delimiter", "sheet") if options[name]}
    if how.get("sheet") and how["sheet"] not in intake.sheets:
        raise BadChoice(f"There is no sheet {how['sheet']}: {', '.join(intake.sheets) or 'the file is a text'}.")
    if how:
        look_into(intake, **how)
    choose_columns(intake, mapping=mapped(intake, options["map"]), options=wanted(options))


def wanted(options: Options) -> Options:
    """What is said once for the whole file."""
    said: Options = dict(pair_of(pair, "--set wants OPTION=VALUE") for pair in options["set"])
    if options["create_customers"]:
        said["make_customers"] = True
    if options["system"]:
        said["system"] = options["system"]
    if options["dates"]:
        said["day_first"] = options["dates"] == "day-first"
    if options["decimal"]:
        said["decimal"] = "," if options["decimal"] == "comma" else "."
    return said


def mapped(intake: Intake, said: list[str]) -> dict[str, int]:
    """The guessed columns with those said instead; a column said for one field is taken from the other."""
    chosen = dict(intake.mapping)
    for pair in said:
        field, column = pair_of(pair, "--map wants FIELD=COLUMN")
        chosen.pop(field, None)
        if column:
            place = place_of(column, intake.columns)
            chosen = {other: taken for other, taken in chosen.items() if taken != place} | {field: place}
    return chosen


def pair_of(pair: str, complaint: str) -> tuple[str, str]:
    name, is_pair, value = pair.partition("=")
    if not is_pair:
        raise BadChoice(f"{complaint}, not {pair}.")
    return name, value


def place_of(column: str, headings: list[str]) -> int:
    if column.startswith("#") and column[1:].isdecimal():
        return int(column[1:]) - 1
    plain = [heading_words(heading) for heading in headings]
    if heading_words(column) not in plain:
        raise BadChoice(f"There is no column {column}: {', '.join(headings)}.")
    return plain.index(heading_words(column))


def delimiter(text: str) -> str:
    sign = "\t" if text in ("tab", "\\t") else text
    if sign not in DELIMITERS:
        raise argparse.ArgumentTypeError("one of , ; | tab")
    return sign
