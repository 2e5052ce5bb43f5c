from django.contrib import admin

from customers.models import Consent, Event, Intake
from staff.admin.bases import LookOnly, OfACustomer


@admin.register(Event)
class EventAdmin(OfACustomer):
    """The log, the latest lines first; by customer when looking for something."""

    list_display = ["id", "recorded_at", "happened_at", "name", "customer_id", "channel_id", "by", "summary"]
    list_display_links = ["id"]
    fields = [
        "transaction_id",
        "customer_id",
        "name",
        "channel_id",
        "direction",
        "happened_at",
        "recorded_at",
        "by",
        "thread_id",
        "summary",
        "details",
        "cost",
        "about_kind",
        "about_id",
        "cause_id",
        "intake_id",
    ]
    readonly_fields = fields


@admin.register(Consent)
class ConsentAdmin(OfACustomer):
    """The consent ledger."""

    list_display = ["recorded_at", "customer_id", "purpose", "channel_id", "given", "how", "wording", "by"]
    list_select_related = ["by", "wording"]


@admin.register(Intake)
class IntakeAdmin(LookOnly):
    """Files brought in, and what became of them."""

    list_display = ["created_at", "kind", "file_name", "state", "created", "updated", "skipped", "failed", "by"]
    list_select_related = ["by"]
    list_filter = ["kind", "state"]
    ordering = ["-id"]
