from django.utils import timezone

from value.actions.release_tier import release_tier
from value.models import Standing

MOST = 500


def release_tiers() -> None:
    """End the tiers given by hand whose time is over."""
    now = timezone.now()
    for standing in Standing.objects.over(now).select_related("customer")[:MOST]:
        release_tier(standing.customer, at=now)
