"""What this room does when something happened elsewhere: what is known of the customers concerned is shortened again."""

from typing import Any

from django.utils import timezone

from interactions.events import CONTACT, REPORTED, WEB_VISIT
from purchases.events import ORDER_CANCELLED, ORDER_CHANGED, ORDER_PLACED, ORDER_REINSTATED, ORDER_RETURNED
from value.actions.refresh_histories import refresh_histories
from value.actions.refresh_service import refresh_service
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


def concerned(events: list[Any]) -> list[int]:
    return sorted({event.customer_id for event in events})
