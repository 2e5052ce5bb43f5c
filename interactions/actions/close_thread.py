from django.db import transaction
from django.utils import timezone

from customers.events import THREAD_CLOSED
from customers.models import Thread
from staff.models import Member


@transaction.atomic
def close_thread(thread: Thread, *, by: Member | None) -> Thread:
    """Settle a matter: nobody waits for anybody any more. Closing it again changes nothing."""
    thread = Thread.objects.select_for_update().select_related("customer").get(pk=thread.pk)
    if thread.closed_at:
        return thread
    thread.closed_at = timezone.now()
    thread.awaiting, thread.awaiting_since = Thread.Awaiting.NOBODY, None
    thread.save(update_fields=["closed_at", "awaiting", "awaiting_since"])
    thread.customer.record(THREAD_CLOSED, by=by, thread=thread, summary=thread.subject, about=thread)
    return thread
