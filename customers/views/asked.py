"""What panels of several rooms want to know, asked once a page."""

from customers.models import Channel, Customer
from staff.models import Member
from wiring.panels import asked_once


@asked_once
def channels(customer: Customer, viewer: Member) -> list[Channel]:
    """All channels there are, in their order."""
    return list(Channel.objects.all())
