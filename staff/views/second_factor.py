"""A second factor: enrolling an authenticator app, the recovery codes, and doing without again."""

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from staff.actions.drop_second_factor import drop_second_factor
from staff.actions.enrol_second_factor import WrongCode, enrol_second_factor
from staff.actions.renew_recovery_codes import renew_recovery_codes
from staff.doors import MemberRequest
from staff.doors.keeper import SECOND_FACTOR, before_second_factor
from staff.forms.password import PasswordForm
from staff.forms.sign_in import CodeForm

# In the session: the key shown as a QR code, until a code shows that the app has it.
KEY = "enrolling_key"


@before_second_factor
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: MemberRequest) -> HttpResponse:
    """How it stands; or the QR code, until the first right code comes back."""
    if request.user.second_factor:
        return show(request, PasswordForm(member=request.user))
    key = request.session.setdefault(KEY, default_key())
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = enrol_second_factor(request.user, key=key, code="".join(form.cleaned_data["code"].split()))
        except WrongCode:
            form.add_error("code", _("This code does not fit. Is the telephone's clock right?"))
        else:
            del request.session[KEY]
            update_session_auth_hash(request, request.user)
            request.session[SECOND_FACTOR] = True
            return render(request, "staff/recovery_codes.html", {"codes": codes})
    device = TOTPDevice(user=request.user, key=key)
    context = {"form": form, "picture": picture(device.config_url), "key": spelled(device)}
    return render(request, "staff/second_factor_enrol.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@require_POST
def recovery_codes(request: MemberRequest) -> HttpResponse:
    """Ten new codes for whoever knows the password."""
    form = PasswordForm(request.POST, member=request.user)
    if not request.user.second_factor:
        return redirect("second_factor")
    if not form.is_valid():
        return show(request, form)
    return render(request, "staff/recovery_codes.html", {"codes": renew_recovery_codes(request.user)})


@sensitive_post_parameters()
@require_POST
def second_factor_removal(request: MemberRequest) -> HttpResponse:
    form = PasswordForm(request.POST, member=request.user)
    if not request.user.second_factor or request.user.must_use_second_factor:
        return redirect("second_factor")
    if not form.is_valid():
        return show(request, form)
    drop_second_factor(request.user, by=request.user)
    update_session_auth_hash(request, request.user)
    request.session[SECOND_FACTOR] = False
    messages.success(request, _("The second factor is off."))
    return redirect("settings")


def show(request: MemberRequest, form: PasswordForm) -> HttpResponse:
    left = request.user.recovery_codes.filter(used_at=None).count()
    context = {"form": form, "device": request.user.second_factor, "codes_left": left}
    return render(request, "staff/second_factor.html", context, status=422 if form.errors else 200)


def picture(address: str) -> SafeString:
    """The QR code as SVG: no style, no script, in the ink of the page."""
    code = segno.make(address, error="m", micro=False)
    return mark_safe(  # noqa: S308 - made of nothing but squares
        code.svg_inline(scale=1, border=4, svgclass="qr", lineclass=None, omitsize=True, dark="#000", light="#fff")
    )


def spelled(device: TOTPDevice) -> str:
    """The key in groups of four, to be typed where a camera cannot be used."""
    from base64 import b32encode

    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))
