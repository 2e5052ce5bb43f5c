"""Signing in: e-mail and password, then a code where the member has an authenticator app."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from staff.actions.pass_second_factor import Wait, pass_second_factor
from staff.doors.hashing import TooBusy
from staff.doors.keeper import SECOND_FACTOR
from staff.forms.sign_in import CodeForm, SignInForm
from staff.models import DemoAccount, Member

# In the session: who gave the right password and still owes the code.
HALFWAY = "halfway_in"
HALFWAY_LASTS = timedelta(minutes=10)
BACKEND = "staff.backend.MemberBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(destination(request))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            member = authenticate(request, username=form.cleaned_data["email"], password=form.cleaned_data["password"])
        except TooBusy:
            form.add_error(None, _("Many people are signing in just now. Please try again in a moment."))
            return show(request, form, status=503)
        if isinstance(member, Member):
            return let_in(request, member)
        form.add_error(None, _("This e-mail and this password do not belong together."))
    return show(request, form)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step. Until it is done, nobody is signed in."""
    member = halfway(request)
    if member is None:
        return redirect("sign_in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if pass_second_factor(member, code=form.cleaned_data["code"]):
                return finish(request, member, second_factor=True)
            form.add_error("code", _("This code is wrong, or was used already."))
        except Wait:
            form.add_error("code", _("Too many wrong codes. Wait a little, then try the next one."))
    return render(
        request, "staff/sign_in_code.html", {"form": form, "next": next_of(request)}, status=422 if form.errors else 200
    )


def show(request: HttpRequest, form: SignInForm, status: int | None = None) -> HttpResponse:
    context = {"form": form, "next": next_of(request), "to_try": DemoAccount.objects.to_try()}
    return render(request, "staff/sign_in.html", context, status=status or (422 if form.errors else 200))


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """What axes shows after too many wrong passwords; the same whether the account exists or not."""
    form = SignInForm(request.POST)
    form.is_valid()
    form.add_error(None, _("Too many attempts. Try again in a quarter of an hour, or ask an admin for a new password."))
    answer = show(request, form, status=429)
    answer.headers["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return answer


def let_in(request: HttpRequest, member: Member) -> HttpResponse:
    """The password was right. Without an authenticator app that is all; with one, the code is still to come."""
    if member.second_factor is None:
        return finish(request, member, second_factor=False)
    request.session.cycle_key()
    request.session[HALFWAY] = {
        "member": member.pk,
        "proof": member.get_session_auth_hash(),
        "at": timezone.now().timestamp(),
    }
    address = resolve_url("sign_in_code")
    return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)


def halfway(request: HttpRequest) -> Member | None:
    """Who gave the right password in this browser within the last ten minutes."""
    state = request.session.get(HALFWAY)
    if not state or timezone.now().timestamp() - state["at"] > HALFWAY_LASTS.total_seconds():
        return None
    member = Member.objects.active().filter(pk=state["member"]).first()
    if member is None or not constant_time_compare(state["proof"], member.get_session_auth_hash()):
        return None
    return member if member.second_factor else None


def finish(request: HttpRequest, member: Member, *, second_factor: bool) -> HttpResponse:
    """Begin the session, under a new key."""
    request.session.pop(HALFWAY, None)
    login(request, member, backend=BACKEND)
    request.session[SECOND_FACTOR] = second_factor
    return redirect(destination(request))


def next_of(request: HttpRequest) -> str:
    """Where they wanted to go, if that is a page of ours."""
    wanted = request.GET.get("next", "") or request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours and wanted.startswith("/") else ""


def destination(request: HttpRequest) -> str:
    return next_of(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
