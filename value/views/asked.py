"""What several panels of this room want to know, asked once a page."""

from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from staff.rules.powers import Power
from value.models.drip import Drip, drip_question
from wiring.panels import asked_once


@asked_once
def drip(customer: Customer, viewer: Member) -> Drip | None:
    """The question this viewer may put to the customer; only who may write down the answer asks."""
    return drip_question(customer, timezone.now()) if viewer.may(Power.EDIT_CUSTOMERS) else None
