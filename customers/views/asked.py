"""What panels of several rooms want to know, asked once a page."""

from django.db.models import QuerySet

from customers.models import Channel, Customer
from staff.models import Member
from wiring.panels import asked_once
from wiring.questions import question


@asked_once
def channels(customer: Customer, viewer: Member) -> list[Channel]:
    """All channels there are, in their order."""
    return all_channels()


@question
def all_channels() -> QuerySet[Channel]:
    return Channel.objects.all()
