"""Every page speaks to a member on their own clock and in their own language, whoever was served before."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from interactions.events import CONTACT
from staff.models import Member

type Visit = Callable[[Member], Client]

NOON = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


def history(client: Client, customer: Customer) -> str:
    return client.get(f"/customers/{customer.pk}/timeline/").content.decode()


@pytest.mark.parametrize(("zone", "clock"), [("Asia/Tokyo", "21:00"), ("America/New_York", "08:00"), ("", "14:00")])
def test_moments_are_told_on_the_members_own_clock(
    mira: Customer, rita: Member, visit: Visit, zone: str, clock: str
) -> None:
    mira.record(CONTACT, at=NOON, summary="Called", channel="phone", direction="in")
    Member.objects.filter(pk=rita.pk).update(time_zone=zone)
    assert f">{clock}</a>" in history(visit(rita), mira)


def test_the_next_one_served_is_not_put_on_the_clock_of_the_last(
    mira: Customer, rita: Member, ana: Member, visit: Visit
) -> None:
    mira.record(CONTACT, at=NOON, summary="Called", channel="phone", direction="in")
    Member.objects.filter(pk=rita.pk).update(time_zone="Asia/Tokyo", language="de")
    assert ">21:00</a>" in history(visit(rita), mira)
    assert ">14:00</a>" in history(visit(ana), mira)
    Client().get("/sign-in/")
    assert timezone.get_current_timezone_name() == "Europe/Berlin"


def test_days_are_named_in_the_members_own_language(mira: Customer, rita: Member, visit: Visit) -> None:
    mira.record(CONTACT, at=NOON, summary="Called", channel="phone", direction="in")
    Member.objects.filter(pk=rita.pk).update(language="de")
    assert "Mai" in history(visit(rita), mira)


def test_a_time_zone_that_nobody_knows_any_more_shuts_no_door(mira: Customer, rita: Member, visit: Visit) -> None:
    Member.objects.filter(pk=rita.pk).update(time_zone="Mars/Olympus", language="xx")
    assert visit(rita).get(f"/customers/{mira.pk}/").status_code == 200
