"""When that happened, this room does this."""

from customers.events import FACT_ASSERTED, FACT_RETRACTED
from customers.models import Event
from value.actions.sort_into_needs import sort_into_needs
from wiring.reactions import Since, react_to


@react_to(FACT_ASSERTED, FACT_RETRACTED, since=Since.NOW)
def look_for_needs(events: list[Event]) -> None:
    """Whoever told us something, or took it back, is sorted into needs again."""
    last = {event.customer_id: event for event in events}
    sort_into_needs(last, causes=last)
