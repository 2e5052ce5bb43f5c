"""Your settings: name, time zone, theme, rows, keys."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from staff.actions.change_settings import change_settings
from staff.doors import MemberRequest
from staff.forms.settings import LookForm, SettingsForm
from staff.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: MemberRequest) -> HttpResponse:
    form = SettingsForm(
        request.POST if request.method == "POST" else None, instance=Member.objects.get(pk=request.user.pk)
    )
    if request.method == "POST" and form.is_valid():
        change_settings(request.user, **form.cleaned_data)
        messages.success(request, _("Your settings are kept."))
        return redirect("settings")
    return render(request, "staff/settings.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def look(request: MemberRequest) -> HttpResponse:
    """The switches of the member menu. The browser has already changed its face; without script, we go back."""
    form = LookForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    change_settings(request.user, **form.chosen())
    return HttpResponse(status=204) if request.htmx else HttpResponseRedirect(_where_they_were(request))


def _where_they_were(request: MemberRequest) -> str:
    """The page they came from, if it is one of ours. A word without a scheme is no address; browsers send whole ones."""
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return back if is_ours and back.startswith(("http://", "https://")) else "/"
