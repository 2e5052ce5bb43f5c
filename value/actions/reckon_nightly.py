from datetime import datetime, time, timedelta

from django.utils import timezone

from customers.models import Customer
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.models import Reckoning, ValueRules

AT = time(3)


def reckon_nightly() -> None:
    """Have values worked out anew once a night, after three by the company's clock; a night that was missed is made up for.

    Also when other rules were set while the last reckoning was under way, which went by the old ones.
    """
    now = timezone.localtime()
    last_night = datetime.combine(now.date(), AT, now.tzinfo)
    if last_night > now:
        last_night -= timedelta(days=1)
    last = Reckoning.objects.first()
    is_due = last is None or last.asked_at < last_night
    if (is_due or is_by_old_rules(last)) and Customer.objects.exists():
        ask_for_reckoning()


def is_by_old_rules(last: Reckoning | None) -> bool:
    return last is not None and not last.is_under_way and last.rules != ValueRules.objects.in_force()
