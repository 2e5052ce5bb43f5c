"""Other systems and their tokens, for admins."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from staff.actions.issue_token import issue_token
from staff.actions.revoke_token import revoke_token
from staff.doors import MemberRequest, needs
from staff.forms.integration import IssueForm
from staff.models import Integration
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.ADMINISTER)
def integrations(request: MemberRequest) -> HttpResponse:
    form = IssueForm(request.POST if request.method == "POST" else None)
    issued = None
    if request.method == "POST" and form.is_valid():
        issued = issue_token(form.cleaned_data["name"], scopes=form.cleaned_data["scopes"], by=request.user)
        form = IssueForm()
    context = {"form": form, "issued": issued, "integrations": Integration.objects.select_related("made_by")}
    return render(request, "staff/integrations.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Power.ADMINISTER)
def revocation(request: MemberRequest, pk: int) -> HttpResponse:
    integration = get_object_or_404(Integration, pk=pk)
    revoke_token(integration, by=request.user)
    messages.success(request, _("The token of %(name)s opens nothing any more.") % {"name": integration.name})
    return redirect("integrations")
