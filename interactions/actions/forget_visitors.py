from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from interactions.models import Visitor, WebVisit

KEPT = timedelta(days=395)
AT_ONCE = 1_000


@transaction.atomic
def forget_visitors() -> int:
    """Forget browsers that came without a name and did not come back for thirteen months; answers how many."""
    late = timezone.now() - KEPT
    came = WebVisit.objects.filter(last_at__gt=late).values("visitor")
    gone = Visitor.objects.filter(customer=None, first_seen_at__lt=late).exclude(pk__in=came)
    held = list(gone.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
    Visitor.objects.filter(pk__in=held).delete()
    return len(held)
