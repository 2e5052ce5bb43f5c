"""What `manage.py import` says when it is done: in words, in JSON, and by its exit code."""

from pathlib import Path
from tempfile import gettempdir
from typing import Any

from customers.actions.list_problems import list_problems
from customers.actions.tell_undone import tell_undone
from customers.models import Intake

ALL_IN, SOME_FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

type Report = dict[str, Any]


def report_of(intake: Intake, options: dict[str, Any], seconds: float) -> Report:
    """Everything about the import; the rows that have errors are written to a file of their own."""
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
    if intake.undone_at or not intake.problems.exists():
        return None
    path = options["problems"] or Path(f"{options['file'] or intake.file_name}.problems.csv")
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


def in_words(report: Report, intake: Intake) -> str:
    if report["state"] == Intake.State.UNDONE:
        told = ", ".join(tell_undone(intake))
        return f"Import {report['id']} is undone: {told or 'there was nothing to take back'}."
    counts = ", ".join(f"{report[name]:,} {name}" for name in ("created", "updated", "skipped", "failed"))
    lines = [f"{report['file']}: {report['rows']:,} rows in {report['seconds']:.1f} s: {counts}."]
    lines += [f"It stopped: {report['problem']}"] if report["problem"] else []
    lines += [f"Rows with errors: {report['problems']}"] if report["problems"] else []
    lines += ["This was a dry run: nothing is kept."] if report["dry_run"] else []
    lines += [f"Import {report['id']}; undo it within 7 days with --undo {report['id']}."] if report["id"] else []
    return "\n".join(lines)


def exit_code(report: Report) -> int:
    if report["state"] in (Intake.State.FAILED, Intake.State.STOPPED):
        return UNUSABLE
    return SOME_FAILED if report["failed"] and report["state"] == Intake.State.DONE else ALL_IN
