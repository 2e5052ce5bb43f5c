"""What this room does when something happened elsewhere: what is known of the customers concerned is shortened again."""

from typing import Any

from django.utils import timezone

from customers.events import FACT_ASSERTED, FACT_RETRACTED
from customers.models import Event
from interactions.events import CONTACT, REPORTED, WEB_VISIT
from purchases.events import ORDER_CANCELLED, ORDER_CHANGED, ORDER_PLACED, ORDER_REINSTATED, ORDER_RETURNED
from value.actions.refresh_histories import refresh_histories
from value.actions.refresh_service import refresh_service
from value.actions.sort_into_needs import sort_into_needs
from value.models import ValueRules
from wiring.reactions import Since, react_to


@react_to(
    ORDER_PLACED, ORDER_CHANGED, ORDER_CANCELLED, ORDER_REINSTATED, ORDER_RETURNED, since=Since.BEGINNING, batch=1000
)
def shorten_histories(events: list[Any]) -> None:
    """What the customer bought is shortened again."""
    refresh_histories(concerned(events), as_of=timezone.localdate(), rules=ValueRules.objects.in_force())


@react_to(CONTACT, WEB_VISIT, REPORTED, ORDER_PLACED, since=Since.BEGINNING, batch=1000)
def add_up_service(events: list[Any]) -> None:
    """What serving the customer cost is added up again."""
    refresh_service(concerned(events), as_of=timezone.localdate())


@react_to(FACT_ASSERTED, FACT_RETRACTED, since=Since.NOW)
def look_for_needs(events: list[Event]) -> None:
    """Whoever told us something, or took it back, is sorted into needs again."""
    last = {event.customer_id: event for event in events}
    sort_into_needs(last, causes=last)


def concerned(events: list[Any]) -> list[int]:
    return sorted({event.customer_id for event in events})
