"""Every file brought in, and the place to bring one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.actions.receive_file import receive_file
from customers.forms.intake import UploadForm
from customers.models import Intake
from customers.rules.words import Unreadable
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.IMPORT)
def imports(request: MemberRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        intake = received(form, request)
        if intake is not None:
            return redirect("import", intake.pk)
    recent = Intake.objects.select_related("by")[:SHOWN]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "customers/imports/list.html", {"form": form, "intakes": recent}, status=status)


def received(form: UploadForm, request: MemberRequest) -> Intake | None:
    """Our copy of the file; None when the form says why it cannot be one."""
    file = form.cleaned_data["file"]
    try:
        return receive_file(file.chunks(), named=file.name, of=form.cleaned_data["kind"], by=request.user)
    except Unreadable as unreadable:
        form.add_error("file", _(unreadable.message) % unreadable.params)
        return None
