"""`manage.py import`: whatever the rooms can bring in from a file, with a bar while it runs and a report at its end."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from time import monotonic, sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from customers.actions.choose_columns import BadChoice
from customers.actions.discard_intake import discard_intake
from customers.actions.forget_file import forget_file
from customers.actions.receive_file import receive_file
from customers.actions.resume_intake import resume_intake
from customers.actions.start_intake import NotReady, start_intake
from customers.actions.undo_intake import NotUndoable, undo_intake
from customers.actions.work_on_intake import work_on_intake
from customers.management.importing.bar import Bar
from customers.management.importing.options import EPILOG, Options, add_options, choose
from customers.management.importing.report import INTERRUPTED, UNUSABLE, exit_code, in_words, report_of
from customers.models import Intake
from customers.rules.words import Unreadable
from wiring.intake import kinds

PIECE = 1024 * 1024
SLICE = 0.25

REFUSALS = (Unreadable, BadChoice, NotReady, NotUndoable, OSError, DatabaseError)


class Command(BaseCommand):
    help = "Import customers, products, orders or interactions from a CSV, XLSX, XLS or ODS file."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        how = {"epilog": EPILOG, "formatter_class": argparse.RawDescriptionHelpFormatter}
        return super().create_parser(prog_name, subcommand, **how, **kwargs)

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_options(parser)

    def handle(self, **options: Any) -> None:
        if options["fields"]:
            return self.list_fields(options["kind"])
        began = monotonic()
        bar = Bar(shown=sys.stderr.isatty() and not options["json"])
        try:
            with rehearsal() if options["dry_run"] else nullcontext():
                intake = begin(options)
                work(intake, bar)
                report = report_of(intake, options, monotonic() - began)
        except REFUSALS as refusal:
            raise CommandError(str(refusal), returncode=UNUSABLE) from refusal
        except KeyboardInterrupt:
            self.stderr.write("\nInterrupted; what was read so far is in.")
            sys.exit(INTERRUPTED)
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else in_words(report, intake))
        sys.exit(exit_code(report))

    def list_fields(self, kind: str | None) -> None:
        for name in [kind] if kind else sorted(kinds):
            for field in kinds[name].fields(None):
                self.stdout.write(f"{name:14} {field.key:26} {field.label}")


def begin(options: Options) -> Intake:
    """The import to work on: a new one of this file, or one there was."""
    if number := options["resume"] or options["undo"]:
        intake = Intake.objects.filter(pk=number).first()
        if intake is None:
            raise BadChoice(f"There is no import {number}.")
        if options["undo"]:
            undo_intake(intake, here=True)
        else:
            resume_intake(intake)
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


def work(intake: Intake, bar: Bar) -> None:
    """Do the work here, slice by slice; where the worker was quicker, watch it."""
    while intake.is_under_way:
        if not work_on_intake(intake.pk, seconds=SLICE):
            intake.refresh_from_db()
            if intake.is_under_way:
                sleep(SLICE)
        intake.refresh_from_db()
        bar.draw(intake)
    bar.wipe()
