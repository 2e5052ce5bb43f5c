"""What the rooms' pages in the administration have in common."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import Field, Model, QuerySet
from django.forms import Field as FormField
from django.http import HttpRequest
from django.utils.functional import cached_property
from unfold.admin import ModelAdmin

COUNT_AT_MOST = 10_000


class HouseAdmin(ModelAdmin):  # type: ignore[misc]
    """A catalogue that admins write. What they do is logged as their deed."""

    list_per_page = 50
    show_full_result_count = False
    compressed_fields = True
    warn_unsaved_form = True

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **options: Any) -> FormField | None:
        """Named for the ear as well: fields written in a list have no label of their own."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and field.label:
            field.widget.attrs.setdefault("aria-label", field.label)
        return cast("FormField | None", field)


class Uncounted(Paginator):
    """Counts no further than anybody turns pages: at ten million rows a full count takes seconds."""

    @cached_property
    def count(self) -> int:
        rows = cast("QuerySet[Model]", self.object_list)
        return rows.order_by()[:COUNT_AT_MOST].count()


class LookOnly(HouseAdmin):
    """A look at what happened: nothing is added, changed or deleted here."""

    paginator = Uncounted
    actions: Any = None
    list_display_links: Any = None

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class OfACustomer(LookOnly):
    """A look at something that has many rows for each customer: found by the customer's number, newest first."""

    search_fields = ["customer_id"]
    search_help_text = "The customer's number, as in the address of their page"
    ordering = ["-pk"]
    sortable_by = ()
    list_select_related = ["by"]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        number = search_term.strip()
        return (queryset.filter(customer_id=int(number)) if is_number(number) else queryset.none()), False


def is_number(text: str) -> bool:
    """Whether this can be the number of a row: PostgreSQL's bigint has at most 19 digits."""
    return text.isascii() and text.isdecimal() and len(text) <= 18
