from django.contrib import admin
from django.utils.translation import gettext as _

from staff.admin.bases import LookOnly
from staff.models import Deed


@admin.register(Deed)
class DeedAdmin(LookOnly):
    """Who did what to the house."""

    list_display = ["action_time", "user", "object_repr", "said"]
    list_select_related = ["user"]
    list_filter = ["user"]
    ordering = ["-action_time", "-id"]

    @admin.display(description=_("what"))
    def said(self, deed: Deed) -> str:
        return deed.get_change_message() or deed.get_action_flag_display()
