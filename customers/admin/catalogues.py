from typing import Any

from django.contrib import admin
from django.db.models import Max, Model
from django.http import HttpRequest

from customers.models import Channel, CustomField, FactType, Wording
from staff.admin.bases import HouseAdmin


class Lasting(HouseAdmin):
    """A catalogue the log refers to: entries get a code once, and stay."""

    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        return [self.model._meta.pk.name] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Channel)
class ChannelAdmin(Lasting):
    list_display = ["name", "code", "cost_per_contact", "personal", "position"]
    list_editable = ["cost_per_contact", "position"]


@admin.register(FactType)
class FactTypeAdmin(Lasting):
    list_display = ["label", "key", "group", "value", "question", "several", "keeps_days", "active", "position"]
    list_filter = ["group", "active"]
    list_editable = ["active", "position"]


@admin.register(CustomField)
class CustomFieldAdmin(Lasting):
    list_display = ["label", "key", "value", "for_kind", "required", "position"]
    list_editable = ["position"]


@admin.register(Wording)
class WordingAdmin(Lasting):
    """What somebody agreed to is never rewritten: a changed text is the next version."""

    list_display = ["key", "version", "language", "text", "created_at"]
    fields = ["key", "language", "text"]
    list_filter = ["key", "language"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Wording, form: Any, change: bool) -> None:
        versions = Wording.objects.filter(key=obj.key, language=obj.language)
        obj.version = (versions.aggregate(latest=Max("version"))["latest"] or 0) + 1
        super().save_model(request, obj, form, change)
