from django.db import transaction

from customers.models import Thread
from interactions.events import THREAD_REOPENED
from staff.models import Member


@transaction.atomic
def reopen_thread(thread: Thread, *, by: Member | None) -> Thread:
    """Take up a settled matter again. Reopening an open one changes nothing."""
    thread = Thread.objects.select_for_update().select_related("customer").get(pk=thread.pk)
    if not thread.closed_at:
        return thread
    thread.closed_at = None
    thread.save(update_fields=["closed_at"])
    thread.customer.record(THREAD_REOPENED, by=by, thread=thread, summary=thread.subject, about=thread)
    return thread
