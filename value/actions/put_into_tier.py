from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.models import Customer, Event
from staff.models import Member
from value.events import TIER_OVERRIDDEN
from value.models import Standing, Tier

BY_HAND = ("by_hand", "by_hand_reason", "by_hand_until", "by_hand_at", "by_hand_by")


class NotPossible(ValueError):
    """The tier cannot be given by hand; the message says why, in words."""


@transaction.atomic
def put_into_tier(tier: str, customer: Customer, *, reason: str, until: datetime, by: Member) -> Event:
    """Treat the customer as this tier until then, whatever the figures say. Raises `NotPossible`."""
    if not reason.strip():
        raise NotPossible(_("Say why: others will read it."))
    if until <= timezone.now():
        raise NotPossible(_("This day is over."))
    Customer.objects.hold(customer)
    now = timezone.now()
    standing, _made = Standing.objects.select_for_update().get_or_create(customer=customer, defaults={"since": now})
    before = standing.effective
    standing.by_hand, standing.by_hand_reason, standing.by_hand_until = Tier(tier), reason.strip(), until
    standing.by_hand_at, standing.by_hand_by = now, by
    standing.save(update_fields=BY_HAND)
    details = {"before": before, "after": tier, "reason": reason.strip(), "until": last_day_of(until)}
    return customer.record(TIER_OVERRIDDEN, by=by, summary=reason.strip(), details=details)


def last_day_of(until: datetime) -> str:
    """The last day on which it holds: what ends at midnight held on the day before."""
    return timezone.localdate(until - timedelta(seconds=1)).isoformat()
