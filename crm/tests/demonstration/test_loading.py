"""How the demonstration is loaded."""

from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from crm.demonstration.check import fingerprint
from crm.demonstration.load import load
from crm.models import Demonstration
from crm.tests.demonstration.conftest import MOMENT, TakenBack
from customers.models import Customer, Event


def fingerprint_of(now: datetime, *, seed: int = 1997) -> str:
    """What a load at this moment tells; it is taken back again."""
    try:
        with transaction.atomic():
            load(now=now, seed=seed, say=lambda what: None, most=250)
            assert not Event.objects.filter(happened_at__gt=now).exists()
            made = fingerprint()
            raise TakenBack
    except TakenBack:
        return made


def test_the_same_seed_at_the_same_moment_tells_the_same(db: None) -> None:
    assert fingerprint_of(MOMENT) == fingerprint_of(MOMENT)


@pytest.mark.parametrize(
    "now",
    [
        MOMENT.replace(hour=0, minute=2),
        MOMENT.replace(hour=23, minute=58) + timedelta(days=2),
    ],
    ids=["right after midnight", "late on a Sunday"],
)
def test_it_may_be_loaded_at_any_hour(db: None, now: datetime) -> None:
    assert fingerprint_of(now, seed=7)


def test_a_database_with_customers_of_its_own_is_left_alone(otto: Customer) -> None:
    with pytest.raises(CommandError, match="has customers already"):
        call_command("demo")
    assert Customer.objects.count() == 1
    assert not Demonstration.objects.exists()


def test_without_a_demonstration_there_is_nothing_to_check(db: None) -> None:
    with pytest.raises(CommandError, match="no demonstration"):
        call_command("demo", "--check")


@pytest.mark.parametrize("text", ["yesterday", "2026-11-20T15:00"])
def test_a_moment_needs_a_zone(db: None, text: str) -> None:
    with pytest.raises(CommandError, match="--now"):
        call_command("demo", f"--now={text}")
