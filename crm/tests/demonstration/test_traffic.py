from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from crm.demonstration.load import load
from crm.demonstration.traffic import pause, start_traffic
from customers.models import Customer, Event


def test_traffic_has_no_place_among_real_customers(otto: Customer) -> None:
    before = Event.objects.count()
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("traffic", "--most=1")
    assert Event.objects.count() == before


def test_everything_that_may_happen_goes_through_the_verbs(db: None) -> None:
    load(now=timezone.now(), seed=3, say=lambda what: None, most=60)
    before = Event.objects.count()
    traffic = start_traffic(seed=1)
    happened = {traffic.happen() for _ in range(90)}
    assert happened >= {"call", "mail", "order", "promise", "note", "newcomer", "visit", "cancellation", "return_"}
    assert Event.objects.count() > before + 50
    call_command("traffic", "--most=1", "--per-minute=600")


def test_quiet_hours_are_quieter() -> None:
    def average(hour: int) -> float:
        chance = Random(1)
        return sum(pause(6, hour, chance) for _ in range(500)) / 500

    assert 8 < average(11) < 12
    assert average(3) > 2 * average(11)
