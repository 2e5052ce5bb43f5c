from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.events import THREAD_OPENED
from customers.models import Customer, Thread
from staff.models import Member


@transaction.atomic
def open_thread(customer: Customer, *, subject: str, by: Member | None, at: datetime | None = None) -> Thread:
    """Begin a matter with a customer; contacts on any channel may then belong to it."""
    thread = Thread.objects.create(customer=customer, subject=subject, opened_at=at or timezone.now())
    customer.record(THREAD_OPENED, by=by, at=thread.opened_at, thread=thread, summary=subject, about=thread)
    return thread
