"""Choosing another password, and choosing the first one by a link that was handed over."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from staff.actions.change_password import change_password
from staff.actions.use_password_link import LinkUsed, use_password_link
from staff.doors import MemberRequest
from staff.forms.password import ChangePasswordForm, NewPasswordForm
from staff.models import PasswordLink

# In the session: the secret of the link that was followed, so that it leaves the address bar at once.
SECRET = "password_link"  # noqa: S105


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: MemberRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST if request.method == "POST" else None, member=request.user)
    if request.method == "POST" and form.is_valid():
        change_password(request.user, to=form.cleaned_data["new"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your password is changed. Other browsers are signed out."))
        return redirect("settings")
    return render(request, "staff/password.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def follow_password_link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address: a history or a referrer must not keep it."""
    if PasswordLink.objects.opened_by(secret) is None:
        return render(request, "staff/first_password.html", {"link": None}, status=410)
    request.session[SECRET] = secret
    return redirect("first_password")


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest) -> HttpResponse:
    link = PasswordLink.objects.opened_by(request.session.get(SECRET, ""))
    if link is None:
        return render(request, "staff/first_password.html", {"link": None}, status=410)
    form = NewPasswordForm(request.POST if request.method == "POST" else None, member=link.member)
    if request.method == "POST" and form.is_valid():
        try:
            use_password_link(link, password=form.cleaned_data["new"])
        except LinkUsed:
            return render(request, "staff/first_password.html", {"link": None}, status=410)
        del request.session[SECRET]
        messages.success(request, _("Your password is set. Sign in with it."))
        return redirect("sign_in")
    return render(
        request, "staff/first_password.html", {"form": form, "link": link}, status=422 if form.errors else 200
    )
