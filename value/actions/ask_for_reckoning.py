from django.db import IntegrityError, transaction
from django.utils import timezone

from staff.models import Member
from value.actions.carry_on_reckoning import carry_on_reckoning
from value.models import Reckoning, ValueRules
from wiring.live import EVERYTHING, tell


def ask_for_reckoning(*, by: Member | None = None) -> Reckoning:
    """Have it worked out anew what every customer is worth; the one under way, if there is one."""
    try:
        with transaction.atomic():
            reckoning = Reckoning.objects.create(as_of=timezone.localdate(), by=by, rules=ValueRules.objects.in_force())
            carry_on_reckoning.enqueue(reckoning.pk)
            tell(EVERYTHING)
    except IntegrityError:
        under_way = Reckoning.objects.under_way().first()
        return under_way or ask_for_reckoning(by=by)
    return reckoning
