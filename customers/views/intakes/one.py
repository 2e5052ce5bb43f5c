"""One import: to be checked, under way, or ended."""

from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from customers.actions.choose_columns import BadChoice, choose_columns
from customers.actions.look_into import look_into
from customers.actions.rehearse_intake import Rehearsal, rehearse_intake
from customers.actions.start_intake import NotReady, start_intake
from customers.actions.tell_undone import tell_undone
from customers.forms.intake import ReadingForm
from customers.models import Intake
from customers.rules.files.records import Record, first_records
from customers.rules.words import Unreadable
from customers.views.intakes.find import find
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

PREVIEWED = 20
PROBLEMS_SHOWN = 100


class PreviewedRow(NamedTuple):
    """A row of the preview: each cell with what is wrong with it, and what is wrong with the row as a whole."""

    line: int
    outcome: str
    cells: list[tuple[str, list[str]]]
    flaws: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.IMPORT)
def one_import(request: MemberRequest, pk: int) -> HttpResponse:
    """A file to be checked is read again as the form says, as often as wanted, until it is told to begin."""
    intake = find(pk)
    if intake.state != Intake.State.UPLOADED:
        return render(request, "customers/imports/one.html", story_of(intake))
    form = reading_of(intake, request)
    if request.method == "POST" and form.is_valid() and read_again(intake, form, request):
        if "start" in request.POST:
            return redirect("import", intake.pk)
        form = reading_of(intake)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "customers/imports/check.html", check_of(intake, form), status=status)


@require_safe
@needs(Power.IMPORT)
def import_progress(request: MemberRequest, pk: int) -> HttpResponse:
    """How far it is, for the page to renew itself."""
    return render(request, "customers/imports/one.html#progress", story_of(find(pk)))


def reading_of(intake: Intake, request: MemberRequest | None = None) -> ReadingForm:
    said = request.POST if request and request.method == "POST" else None
    return ReadingForm(said, intake=intake, fields=intake.does.fields(intake.by))


def read_again(intake: Intake, form: ReadingForm, request: MemberRequest) -> bool:
    """Whether the file could be read as the form says and, if asked for, began; the form says why not."""
    said = form.cleaned_data
    try:
        if any(name in form.changed_data for name in ("encoding", "delimiter", "sheet")):
            look_into(intake, **{name: said[name] for name in ("encoding", "delimiter", "sheet") if said.get(name)})
            choose_columns(intake, options=form.options)
        else:
            choose_columns(intake, mapping=form.mapping, options=form.options)
        if "start" in request.POST:
            start_intake(intake, by=request.user)
    except Unreadable as unreadable:
        form.add_error(None, _(unreadable.message) % unreadable.params)
    except (BadChoice, NotReady) as refused:
        form.add_error(None, str(refused))
    return not form.errors


def check_of(intake: Intake, form: ReadingForm) -> dict[str, Any]:
    """The columns with their first cells, what the first rows would do, and which of them cannot be read."""
    records = first_records(intake.text_path, intake.encoding, intake.delimiter, PREVIEWED + 1)[1:]
    missing = intake.does.missing(intake.mapping)
    rehearsal = None if missing else rehearse_intake(intake)
    width = len(intake.own_columns)
    return {
        "intake": intake,
        "form": form,
        "columns": list(zip(form.columns(), samples(records, width), strict=True)),
        "missing": missing,
        "rehearsal": rehearsal,
        "said": said_once(intake),
        "nobody_known": knows_nobody(rehearsal, intake),
        "rows": [previewed(record, rehearsal, intake) for record in records],
    }


def knows_nobody(rehearsal: Rehearsal | None, intake: Intake) -> bool:
    """Whether every row fails, and letting unknown customers be made might be what is missing."""
    may_make = intake.does.may_make_customers and not intake.option("make_customers")
    return bool(may_make and rehearsal and rehearsal.counts["failed"] == len(rehearsal.rows))


def said_once(intake: Intake) -> list[tuple[Any, Any]]:
    """What is said once for the whole file: its meaning and the choice, in words."""
    return [(option.label, dict(option.choices()).get(intake.option(option.key))) for option in intake.does.options]


def previewed(record: Record, rehearsal: Rehearsal | None, intake: Intake) -> PreviewedRow:
    """A row as the file writes it, with what would become of it, and beside each cell what is wrong with it."""
    row = rehearsal.rows.get(record.line) if rehearsal else None
    flaws = [(intake.mapping.get(flaw.field), flaw.reason) for flaw in row.flaws] if row else []
    cells = [*record.cells, *[""] * (len(intake.own_columns) - len(record.cells))][: len(intake.own_columns)]
    return PreviewedRow(
        line=record.line,
        outcome=row.outcome.value if row else "",
        cells=[(cell, [reason for place, reason in flaws if place == number]) for number, cell in enumerate(cells)],
        flaws=[reason for place, reason in flaws if place is None],
    )


def samples(records: list[Record], width: int) -> list[list[str]]:
    """The first filled cells of each column."""
    cells: list[list[str]] = [[] for _ in range(width)]
    for record in records:
        for place, cell in enumerate(record.cells[:width]):
            if cell.strip() and len(cells[place]) < 3 and cell not in cells[place]:
                cells[place].append(cell)
    return cells


def story_of(intake: Intake) -> dict[str, Any]:
    """How far an import is, or what became of it."""
    return {
        "intake": intake,
        "percent": intake.percent,
        "problems": intake.problems.order_by("line", "id")[:PROBLEMS_SHOWN] if intake.failed else [],
        "may_undo": Intake.objects.undoable(timezone.now()).filter(pk=intake.pk).exists(),
        "told": tell_undone(intake),
    }
