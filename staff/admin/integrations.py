from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from staff.actions.revoke_token import revoke_token
from staff.admin.bases import LookOnly
from staff.models import Integration


@admin.register(Integration)
class IntegrationAdmin(LookOnly):
    """A look, and the way to revoke; tokens are issued on the page “Integrations”."""

    list_display = ["name", "prefix", "scopes", "made_by", "made_at", "last_used_at", "revoked_at"]
    fields = list_display
    list_display_links = ["name"]
    list_select_related = ["made_by"]
    actions = ["revoke"]

    @admin.action(description=_("Revoke the token"))
    def revoke(self, request: Any, integrations: QuerySet[Integration]) -> None:
        for integration in integrations:
            revoke_token(integration, by=request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Integration]:
        return super().get_queryset(request).order_by("revoked_at", "name")
