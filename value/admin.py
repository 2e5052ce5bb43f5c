"""The need groups, and the rules by which one belongs to them, for admins."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from unfold.admin import TabularInline

from staff.admin.bases import HouseAdmin
from value.actions.sort_everybody import sort_everybody
from value.models import FactRule, NeedGroup, PurchaseRule


class FactRules(TabularInline):  # type: ignore[misc]
    model = FactRule
    extra = 0


class PurchaseRules(TabularInline):  # type: ignore[misc]
    model = PurchaseRule
    extra = 0
    fields = ["categories", "least_share", "least_spent"]


@admin.register(NeedGroup)
class NeedGroupAdmin(HouseAdmin):
    """Whatever is changed here, the worker sorts the whole base again. Groups go out of use; they are not deleted."""

    list_display = ["name", "meaning", "active", "position"]
    list_editable = ["active", "position"]
    list_filter = ["active"]
    search_fields = ["name", "meaning"]
    inlines = [FactRules, PurchaseRules]
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        sort_everybody.enqueue()
