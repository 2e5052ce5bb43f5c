from datetime import datetime

from django.db import transaction

from customers.models import Customer, Event
from staff.models import Member
from value.actions.put_into_tier import BY_HAND
from value.events import TIER_RELEASED
from value.models import Standing


@transaction.atomic
def release_tier(customer: Customer, *, by: Member | None = None, at: datetime | None = None) -> Event | None:
    """Let the figures decide again which tier the customer is in; None if nothing was given by hand, or `at` that moment
    its time is not over.
    """
    Customer.objects.hold(customer)
    given = Standing.objects.over(at) if at else Standing.objects.given_by_hand()
    standing = given.select_for_update().filter(customer=customer).first()
    if standing is None:
        return None
    before = standing.by_hand
    standing.by_hand, standing.by_hand_reason, standing.by_hand_until = "", "", None
    standing.by_hand_at, standing.by_hand_by = None, None
    standing.save(update_fields=BY_HAND)
    return customer.record(TIER_RELEASED, by=by, details={"before": before, "after": standing.tier})
