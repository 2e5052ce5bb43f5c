"""`manage.py import`: customers, orders or interactions from a file, with a bar while it runs and a report at its end."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from time import monotonic, sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from customers.actions.choose_columns import BadChoice, choose_columns
from customers.actions.discard_intake import discard_intake
from customers.actions.forget_file import forget_file
from customers.actions.list_problems import list_problems
from customers.actions.look_into import look_into
from customers.actions.receive_file import receive_file
from customers.actions.resume_intake import resume_intake
from customers.actions.start_intake import NotReady, start_intake
from customers.actions.undo_intake import NotUndoable, undo_intake
from customers.actions.work_on_intake import work_on_intake
from customers.models import Intake
from customers.rules.columns import heading_words
from customers.rules.files.delimiters import DELIMITERS
from customers.rules.files.encodings import ENCODINGS
from customers.rules.words import Unreadable
from wiring.intake import kinds

PIECE = 1024 * 1024
SLICE = 0.25
SOME_FAILED, UNUSABLE = 1, 2
WIDTH = 30
EPILOGUE = """
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


class Command(BaseCommand):
    help = "Import customers, orders or interactions from a CSV, XLSX, XLS or ODS file."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        how = {"epilog": EPILOGUE, "formatter_class": argparse.RawDescriptionHelpFormatter}
        return super().create_parser(prog_name, subcommand, **how, **kwargs)

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", choices=sorted(kinds), help="what stands in the file")
        parser.add_argument("file", nargs="?", type=Path, help="the file")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="FIELD=COLUMN",
            help="read a field from the column with this heading, or number (#3); FIELD= leaves it out; --fields lists them",
        )
        parser.add_argument("--fields", action="store_true", help="list the fields of this kind, and do nothing")
        parser.add_argument(
            "--dry-run", action="store_true", help="do everything, then take all of it back; exact, and as slow"
        )
        parser.add_argument("--json", action="store_true", help="report in JSON on standard output")
        parser.add_argument(
            "--encoding", choices=sorted(ENCODINGS), default="", metavar="NAME", help=", ".join(ENCODINGS)
        )
        parser.add_argument("--delimiter", type=delimiter, metavar="SIGN", help="one of , ; | tab")
        parser.add_argument("--sheet", default="", metavar="NAME", help="which sheet of a spreadsheet; the first")
        parser.add_argument("--dates", choices=["day-first", "month-first"], help="what 1/2/2026 means")
        parser.add_argument("--decimal", choices=["comma", "point"], help="what stands before the cents")
        parser.add_argument(
            "--system", default="", metavar="NAME", help="which system the customers' ids are from (shop)"
        )
        parser.add_argument(
            "--create-customers", action="store_true", help="make customers who are named and not known"
        )
        parser.add_argument(
            "--problems", type=Path, metavar="FILE", help="where rows with errors go (FILE.problems.csv)"
        )
        parser.add_argument("--resume", type=int, metavar="ID", help="go on with an import that was killed or stopped")
        parser.add_argument(
            "--undo", type=int, metavar="ID", help="take back what an import of the last 7 days brought"
        )

    def handle(self, **options: Any) -> None:
        if options["fields"]:
            return self.list_fields(options["kind"])
        began = monotonic()
        bar = Bar(shown=sys.stderr.isatty() and not options["json"])
        try:
            with rehearsal() if options["dry_run"] else nullcontext():
                intake = self.begin(options)
                work(intake, bar)
                report = reported(intake, options, monotonic() - began)
        except (Unreadable, BadChoice, NotReady, NotUndoable, OSError) as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        except KeyboardInterrupt:
            self.stderr.write("\nInterrupted. What was read is kept; --resume goes on.")
            sys.exit(130)
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else in_words(report))
        sys.exit(exit_code(report))

    def list_fields(self, kind: str | None) -> None:
        for name in [kind] if kind else sorted(kinds):
            for field in kinds[name].fields(None):
                self.stdout.write(f"{name:14} {field.key:26} {field.label}")

    def begin(self, options: dict[str, Any]) -> Intake:
        """The import to work on: a new one of this file, or one there was."""
        if number := options["resume"] or options["undo"]:
            intake = Intake.objects.filter(pk=number).first()
            if intake is None:
                raise BadChoice(f"There is no import {number}.")
            undo_intake(intake, here=True) if options["undo"] else resume_intake(intake)
            return intake
        if not (options["kind"] and options["file"]):
            raise BadChoice(f"Say what to import ({', '.join(sorted(kinds))}) and from which file.")
        with options["file"].open("rb") as file:
            intake = receive_file(iter(partial(file.read, PIECE), b""), named=options["file"].name, of=options["kind"])
        try:
            choose(intake, options)
            start_intake(intake, here=True)
        except ValueError:
            discard_intake(intake)
            raise
        return intake


def choose(intake: Intake, options: dict[str, Any]) -> None:
    """What the options say about the file goes before what was guessed."""
    how = {name: options[name] for name in ("encoding", "delimiter", "sheet") if options[name]}
    if how.get("sheet") and how["sheet"] not in intake.sheets:
        raise BadChoice(f"There is no sheet {how['sheet']}: {', '.join(intake.sheets) or 'the file is a text'}.")
    if how:
        look_into(intake, **how)
    wanted: dict[str, Any] = {"make_customers": options["create_customers"]}
    if options["system"]:
        wanted["system"] = options["system"]
    if options["dates"]:
        wanted["day_first"] = options["dates"] == "day-first"
    if options["decimal"]:
        wanted["decimal"] = "," if options["decimal"] == "comma" else "."
    choose_columns(intake, mapping=mapped(intake, options["map"]), options=wanted)


def mapped(intake: Intake, said: list[str]) -> dict[str, int]:
    """The guessed columns with those said instead; a column said for one field is taken from the other."""
    chosen = dict(intake.mapping)
    for pair in said:
        field, is_pair, column = pair.partition("=")
        if not is_pair:
            raise BadChoice(f"--map wants FIELD=COLUMN, not {pair}.")
        chosen.pop(field, None)
        if column:
            place = place_of(column, intake.columns)
            chosen = {other: taken for other, taken in chosen.items() if taken != place} | {field: place}
    return chosen


def place_of(column: str, headings: list[str]) -> int:
    if column.startswith("#") and column[1:].isdecimal():
        return int(column[1:]) - 1
    plain = [heading_words(heading) for heading in headings]
    if heading_words(column) not in plain:
        raise BadChoice(f"There is no column {column}: {', '.join(headings)}.")
    return plain.index(heading_words(column))


@contextmanager
def rehearsal() -> Iterator[None]:
    """Everything is done and taken back: in the database with the transaction, on the disk by ourselves."""
    with transaction.atomic():
        before = Intake.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        try:
            yield
        finally:
            for intake in Intake.objects.filter(pk__gt=before):
                forget_file(intake)
            transaction.set_rollback(True)


def work(intake: Intake, bar: "Bar") -> None:
    """Do the work here, slice by slice; where the worker was quicker, watch it."""
    while intake.is_under_way:
        if not work_on_intake(intake.pk, seconds=SLICE):
            intake.refresh_from_db()
            if intake.is_under_way:
                sleep(SLICE)
        intake.refresh_from_db()
        bar.draw(intake)
    bar.wipe()


class Bar:
    """How far we are, on one line of a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.began = monotonic()
        self.rows_before: int | None = None

    def draw(self, intake: Intake) -> None:
        if not self.shown:
            return
        self.rows_before = intake.rows if self.rows_before is None else self.rows_before
        rate = (intake.rows - self.rows_before) / max(monotonic() - self.began, 0.001)
        done = "█" * int(intake.share * WIDTH)
        line = f"{intake.file_name[:30]} {done:░<{WIDTH}} {intake.share:4.0%} {intake.rows:,} rows, {rate:,.0f}/s"
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def reported(intake: Intake, options: dict[str, Any], seconds: float) -> dict[str, Any]:
    """The report, with the rows that have errors in a file of their own."""
    return {
        "id": None if options["dry_run"] else intake.pk,
        "kind": intake.kind,
        "file": intake.file_name,
        "dry_run": options["dry_run"],
        "state": intake.state,
        "rows": intake.rows,
        "created": intake.created,
        "updated": intake.updated,
        "skipped": intake.skipped,
        "failed": intake.failed,
        "problems": problems_file(intake, options),
        "problem": intake.problem,
        "undone": intake.report,
        "seconds": round(seconds, 3),
    }


def problems_file(intake: Intake, options: dict[str, Any]) -> str | None:
    if not intake.problems.exists() or intake.state == Intake.State.UNDONE:  # type: ignore[arg-type]
        return None
    path = options["problems"] or Path(f"{Path(options['file'] or intake.file_name)}.problems.csv")
    try:
        out = path.open("w", encoding="utf-8", newline="")
    except OSError:
        if options["problems"]:
            raise
        path = Path(gettempdir()) / path.name
        out = path.open("w", encoding="utf-8", newline="")
    with out:
        out.writelines(list_problems(intake))
    return str(path)


def in_words(report: dict[str, Any]) -> str:
    if report["state"] == Intake.State.UNDONE:
        told = ", ".join(f"{count:,} {what}" for what, count in report["undone"].items() if isinstance(count, int))
        return f"Import {report['id']} is undone: {told or 'there was nothing to take back'}."
    counts = ", ".join(f"{report[name]:,} {name}" for name in ("created", "updated", "skipped", "failed"))
    lines = [f"{report['file']}: {report['rows']:,} rows in {report['seconds']:.1f} s: {counts}."]
    lines += [f"It stopped: {report['problem']}"] if report["problem"] else []
    lines += [f"Rows with errors: {report['problems']}"] if report["problems"] else []
    lines += ["This was a dry run: nothing is kept."] if report["dry_run"] else []
    lines += [f"Import {report['id']}; undo it within 7 days with --undo {report['id']}."] if report["id"] else []
    return "\n".join(lines)


def exit_code(report: dict[str, Any]) -> int:
    if report["state"] in (Intake.State.FAILED, Intake.State.STOPPED):
        return UNUSABLE
    return SOME_FAILED if report["failed"] and report["state"] == Intake.State.DONE else 0


def delimiter(text: str) -> str:
    sign = "\t" if text in ("tab", "\\t") else text
    if sign not in DELIMITERS:
        raise argparse.ArgumentTypeError("one of , ; | tab")
    return sign
