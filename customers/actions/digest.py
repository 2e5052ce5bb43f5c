from django.db import connection, transaction

from customers.models import Event
from wiring.reactions import Reaction


class Indigestible(Exception):
    """A reaction failed on these events; nothing of it happened. What went wrong is the `__cause__`."""

    def __init__(self, events: list[Event]) -> None:
        super().__init__(f"{len(events)} events from {events[0].pk}")
        self.events = events


def digest(events: list[Event], *, by: Reaction) -> None:
    """Call the reaction with these events, and have what the database would check at the end checked now.

    Raises `Indigestible`; what the reaction wrote before it failed is taken back.
    """
    try:
        with transaction.atomic():
            by.react(events)
            connection.check_constraints()
    except Exception as problem:
        raise Indigestible(events) from problem
