"""Signing in and out, one's own settings, tokens of other systems, and who may do what."""

from django.urls import path

from staff.views import integrations, password, powers, second_factor, settings, sign_in, sign_out

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", sign_in.sign_in_code, name="sign_in_code"),
    path("sign-out/", sign_out.sign_out, name="sign_out"),
    path("welcome/", password.first_password, name="first_password"),
    path("welcome/<str:secret>/", password.follow_password_link, name="follow_password_link"),
    path("settings/", settings.settings, name="settings"),
    path("settings/look/", settings.look, name="look"),
    path("settings/password/", password.password, name="password"),
    path("settings/second-factor/", second_factor.second_factor, name="second_factor"),
    path("settings/second-factor/codes/", second_factor.recovery_codes, name="recovery_codes"),
    path("settings/second-factor/removal/", second_factor.second_factor_removal, name="second_factor_removal"),
    path("integrations/", integrations.integrations, name="integrations"),
    path("integrations/<int:pk>/revocation/", integrations.revocation, name="revocation"),
    path("staff/powers/", powers.powers, name="powers"),
]
