from django.contrib import admin

from staff.admin.bases import LookOnly
from staff.models import SignIn, WrongPassword


@admin.register(SignIn)
class SignInAdmin(LookOnly):
    """Who signed in, when and from where."""

    list_display = ["attempt_time", "username", "ip_address", "logout_time"]
    fields = [*list_display, "user_agent"]
    search_fields = ["username"]


@admin.register(WrongPassword)
class WrongPasswordAdmin(LookOnly):
    """A row goes when the right password follows, or when its quarter of an hour is over."""

    list_display = ["attempt_time", "username", "ip_address", "failures_since_start"]
    fields = [*list_display, "user_agent"]
    search_fields = ["username"]
