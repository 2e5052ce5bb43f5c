from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from value.events import TIER_CHANGED
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]


def move(customer: Customer, before: str, after: str, *, days_ago: int = 3) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    customer.record(TIER_CHANGED, at=at, details={"before": before, "after": after, "reasons": []})


@pytest.fixture
def moved(mira: Customer, otto: Customer) -> None:
    """Mira rose lately; Otto fell a year ago."""
    move(mira, "low", "mvc")
    move(otto, "mgc", "low", days_ago=365)


def test_who_moved_in_the_last_thirty_days(moved: None, mira: Customer, mia: Member, look: Look) -> None:
    page = look(mia, "/value/flows/")
    today = timezone.localdate()
    rows = f"?moved=low.mvc.{today - timedelta(days=30):%Y%m%d}.{today:%Y%m%d}"
    assert f'{rows}">1</a>' in page
    assert page.count("?moved=") == 1
    shown = look(mia, f"/customers/{rows}")
    assert "Mira Lindqvist" in shown
    assert "Otto Brandt" not in shown


def test_between_any_two_days(moved: None, mia: Member, look: Look) -> None:
    today = timezone.localdate()
    page = look(mia, "/value/flows/", since=str(today - timedelta(days=400)), until=str(today - timedelta(days=300)))
    assert "?moved=mgc.low." in page
    assert "?moved=low.mvc." not in page


def test_a_rep_sees_only_who_moved_in_their_book(
    moved: None, otto: Customer, rita: Member, zoe: Member, look: Look
) -> None:
    move(otto, "low", "mvc")
    assert '">1</a>' in look(rita, "/value/flows/")
    assert "Nobody moved." in look(zoe, "/value/flows/")


def test_from_late_to_early_is_said(moved: None, mia: Member, look: Look) -> None:
    page = look(mia, "/value/flows/", since="2026-05-31", until="2026-05-01")
    assert "The first day lies after the last." in page
    assert "?moved=" not in page


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "9999-12-31", "0001-01-01", "-1"])
def test_a_day_that_is_none_is_passed_over(moved: None, mia: Member, look: Look, day: str) -> None:
    assert "Who moved between tiers" in look(mia, "/value/flows/", since=day, until=day)
