from datetime import datetime, time, timedelta

from django.utils import timezone

from customers.models import Customer
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.models import Reckoning

AT = time(3)


def reckon_nightly() -> None:
    """Have values worked out anew once a night, after three by the company's clock; a night that was missed is made up for."""
    now = timezone.localtime()
    last_night = datetime.combine(now.date(), AT, now.tzinfo)
    if last_night > now:
        last_night -= timedelta(days=1)
    if not Reckoning.objects.filter(asked_at__gte=last_night).exists() and Customer.objects.exists():
        ask_for_reckoning()
