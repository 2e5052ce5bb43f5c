from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.actions.digest import Indigestible
from customers.actions.dismiss_set_aside import dismiss_set_aside
from customers.actions.retry_set_aside import retry_set_aside
from customers.models import SetAside
from staff.admin.bases import LookOnly
from wiring.models import Cursor
from wiring.reactions import reactions


@admin.register(Cursor)
class CursorAdmin(LookOnly):
    """How far each reaction has read the log, and what ails those that fail. `bin/manage board` says more."""

    list_display = ["reaction", "event_id", "moved_at", "failures", "last_error", "retry_at"]
    fields = [*list_display, "transaction_id"]
    ordering = ["-failures", "reaction"]


@admin.action(description=gettext_lazy("Let the reaction try once more"))
def retry(view: "SetAsideAdmin", request: HttpRequest, chosen: QuerySet[SetAside]) -> None:
    for row in chosen.filter(dismissed_at=None):
        if row.reaction not in reactions:
            messages.error(request, _("No reaction is called %(name)s any more.") % {"name": row.reaction})
            continue
        try:
            retry_set_aside(row)
        except Indigestible as failed:
            messages.error(request, f"{row}: {failed.__cause__}")
        else:
            messages.success(request, _("%(row)s has been taken.") % {"row": row})


@admin.action(description=gettext_lazy("Let it be: the reaction need not take it"))
def dismiss(view: "SetAsideAdmin", request: HttpRequest, chosen: QuerySet[SetAside]) -> None:
    for row in chosen.filter(dismissed_at=None):
        dismiss_set_aside(row, because=_("Decided in the administration."), by=request.user)  # type: ignore[arg-type]


@admin.register(SetAside)
class SetAsideAdmin(LookOnly):
    """Events that a reaction could not digest. They wait here for somebody to decide."""

    list_display = ["reaction", "event_id", "error", "set_aside_at", "dismissed_at", "dismissed_by"]
    fields = [*list_display, "dismissed_because"]
    list_filter = ["reaction", ("dismissed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["dismissed_by"]
    ordering = ["dismissed_at", "-pk"]
    actions = [retry, dismiss]
