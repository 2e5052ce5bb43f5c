from axes.models import AccessAttempt, AccessLog
from django.contrib import admin

from staff.admin.bases import LookOnly


@admin.register(AccessLog)
class SignInAdmin(LookOnly):
    """Who signed in, when and from where."""

    list_display = ["attempt_time", "username", "ip_address", "logout_time"]
    search_fields = ["username"]
    ordering = ["-attempt_time"]


@admin.register(AccessAttempt)
class WrongPasswordAdmin(LookOnly):
    """Wrong passwords of late. A row goes when the right one follows, or when its quarter of an hour is over."""

    list_display = ["attempt_time", "username", "ip_address", "failures_since_start"]
    search_fields = ["username"]
    ordering = ["-attempt_time"]
