from django.db import transaction

from customers.models import Customer, Event
from staff.models import Member
from value.events import TIER_RELEASED
from value.models import Standing


@transaction.atomic
def release_tier(customer: Customer, *, by: Member | None = None) -> Event | None:
    """Let the figures decide again which tier the customer is in; None if nothing was given by hand."""
    Customer.objects.hold(customer)
    standing = Standing.objects.filter(customer=customer).given_by_hand().first()
    if standing is None:
        return None
    before = standing.by_hand
    standing.by_hand, standing.by_hand_reason, standing.by_hand_until = "", "", None
    standing.by_hand_at, standing.by_hand_by = None, None
    standing.save()
    return customer.record(TIER_RELEASED, by=by, details={"before": before, "after": standing.tier})
