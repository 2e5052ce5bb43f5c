"""What one may do with an import that began: stop it, let it go on, take it back, throw the file away, see its errors."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from customers.actions.carry_on import carry_on
from customers.actions.discard_intake import discard_intake
from customers.actions.list_problems import list_problems
from customers.actions.resume_intake import resume_intake
from customers.actions.start_intake import NotReady
from customers.actions.stop_intake import stop_intake
from customers.actions.undo_intake import NotUndoable, undo_intake
from customers.views.intakes.find import find
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_POST
@needs(Power.IMPORT)
def import_stop(request: MemberRequest, pk: int) -> HttpResponse:
    stop_intake(find(pk))
    return redirect("import", pk)


@require_POST
@needs(Power.IMPORT)
def import_resumption(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        resume_intake(find(pk))
        carry_on.enqueue(pk)
    except NotReady as refused:
        messages.error(request, str(refused))
    return redirect("import", pk)


@require_POST
@needs(Power.IMPORT)
def import_undoing(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        undo_intake(find(pk), by=request.user)
    except NotUndoable as refused:
        messages.error(request, str(refused))
    return redirect("import", pk)


@require_POST
@needs(Power.IMPORT)
def import_removal(request: MemberRequest, pk: int) -> HttpResponse:
    discard_intake(find(pk))
    messages.success(request, _("The file is thrown away; nothing of it was brought in."))
    return redirect("imports")


@require_safe
@needs(Power.IMPORT)
def import_problems(request: MemberRequest, pk: int) -> HttpResponse:
    """The rows with errors, each with its line and the reason, as a file to put right and bring again."""
    intake = find(pk)
    file = StreamingHttpResponse(list_problems(intake), content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="import-{intake.pk}-problems.csv"'
    file["X-Content-Type-Options"] = "nosniff"
    return file
