"""What several parts of a customer's page want to know, asked once a page."""

from datetime import datetime

from django.db.models import QuerySet

from customers.models import Customer, Sight, Thread, book_of
from interactions.models import Look, Promise, Task
from staff.models import Member
from wiring.panels import asked_once
from wiring.questions import question


@asked_once
def last_look(customer: Customer, viewer: Member) -> datetime | None:
    """When this viewer looked at the customer before the present look; None if never."""
    return next(iter(marker(customer.pk, viewer.pk)), None)


@asked_once
def matters(customer: Customer, viewer: Member) -> list[Thread]:
    """What is open with the customer, first those who wait for us longest."""
    return sorted(
        open_threads(customer.pk, book_of(viewer)),
        key=lambda thread: (thread.awaiting != Thread.Awaiting.US, thread.opened_at),
    )


@asked_once
def owed(customer: Customer, viewer: Member) -> list[Promise]:
    """What we still have to do for the customer, most urgent first."""
    return owed_promises(customer.pk, book_of(viewer))


@asked_once
def to_do_for(customer: Customer, viewer: Member) -> list[Task]:
    """What one of us is to do for the customer, most urgent first."""
    return open_tasks(customer.pk, book_of(viewer))


@question
def marker(customer: int, viewer: int) -> QuerySet[Look, datetime | None]:
    return Look.objects.filter(customer=customer, member=viewer).values_list("marker", flat=True)


@question
def open_threads(customer: int, book: int | None) -> QuerySet[Thread]:
    return Thread.objects.visible_to(Sight(book)).filter(customer=customer, closed_at=None)


@question
def owed_promises(customer: int, book: int | None) -> QuerySet[Promise]:
    return Promise.objects.visible_to(Sight(book)).filter(customer=customer).owed().select_related("owner")


@question
def open_tasks(customer: int, book: int | None) -> QuerySet[Task]:
    tasks = Task.objects.visible_to(Sight(book)).filter(customer=customer).open()
    return tasks.select_related("owner", "customer__manager")
