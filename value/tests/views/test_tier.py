import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from value.events import TIER_RELEASED
from value.models import Standing, Tier
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]


def form(**changed: str) -> dict[str, str]:
    until = timezone.localdate() + timedelta(days=20)
    return {"tier": "mvc", "reason": "A jury member of the prize", "until": until.isoformat()} | changed


def put(browser: Client, customer: Customer, **changed: str) -> Any:
    return browser.post(f"/customers/{customer.pk}/tier/", form(**changed), headers={"HX-Request": "true"})


def test_the_form_begins_with_the_tier_of_today(mira: Customer, mia: Member, look: Look) -> None:
    page = look(mia, f"/customers/{mira.pk}/tier/")
    assert re.search(r'value="low"[^>]*checked', page)


def test_a_tier_given_by_hand_is_shown_with_reason_and_end(
    mira: Customer, mia: Member, visit: Visit, look: Look
) -> None:
    put(visit(mia), mira)
    until = (timezone.localdate() + timedelta(days=20)).strftime("%m/%d/%Y")
    page = look(mia, f"/customers/{mira.pk}/")
    assert f"by hand until {until} (Mia)" in page
    assert "A jury member of the prize" in page
    standing = Standing.objects.get()
    assert (standing.effective, standing.tier, standing.by_hand_by) == (Tier.MVC, Tier.LOW, mia)


def test_the_timeline_names_the_last_day_on_which_it_holds(
    mira: Customer, mia: Member, visit: Visit, look: Look
) -> None:
    put(visit(mia), mira)
    last = timezone.localdate() + timedelta(days=20)
    assert mira.events.latest("pk").details["until"] == last.isoformat()
    assert "Put into the tier Most valuable by hand: A jury member of the prize" in look(mia, f"/customers/{mira.pk}/")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reason": ""}, "required"),
        ({"reason": "   "}, "required"),
        ({"tier": "gold"}, "not one of the available choices"),
        ({"until": "2020-01-31"}, "This day is over."),
        ({"until": "2999-01-31"}, "Two years at most"),
        ({"until": "soon"}, "valid date"),
        ({"reason": "x" * 301}, "at most 300"),
    ],
)
def test_what_cannot_be_keeps_what_was_typed_and_changes_nothing(
    mira: Customer, mia: Member, visit: Visit, changed: dict[str, str], words: str
) -> None:
    answer = put(visit(mia), mira, **changed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    if "reason" not in changed:
        assert "A jury member of the prize" in page
    if "tier" not in changed:
        assert re.search(r'value="mvc"[^>]*checked', page)
    assert not Standing.objects.exists()


def test_it_is_taken_back_where_it_was_said(mira: Customer, mia: Member, visit: Visit) -> None:
    browser = visit(mia)
    put(browser, mira)
    undo = f"/customers/{mira.pk}/tier/release/"
    assert undo in browser.get(f"/customers/{mira.pk}/").content.decode()
    browser.post(undo)
    assert Standing.objects.get().effective == Tier.LOW
    assert mira.events.latest("pk").details == {"before": "mvc", "after": "low"}


def test_a_second_word_by_hand_is_not_undone_into_none(mira: Customer, mia: Member, visit: Visit) -> None:
    """Taking the second back would take back the first as well: it is changed again, or released."""
    browser = visit(mia)
    put(browser, mira)
    browser.get(f"/customers/{mira.pk}/")
    toast = put(browser, mira, tier="mgc").headers.get("HX-Trigger", "")
    assert "release" not in toast
    assert "release" not in browser.get(f"/customers/{mira.pk}/").content.decode()
    assert Standing.objects.get().effective == Tier.MGC


def test_the_form_offers_to_let_the_figures_decide_again(mira: Customer, mia: Member, visit: Visit, look: Look) -> None:
    assert "Let the figures decide again" not in look(mia, f"/customers/{mira.pk}/tier/")
    put(visit(mia), mira)
    assert "Let the figures decide again" in look(mia, f"/customers/{mira.pk}/tier/")


def test_released_twice_is_released_once(mira: Customer, mia: Member, visit: Visit) -> None:
    browser = visit(mia)
    put(browser, mira)
    for _ in range(2):
        assert browser.post(f"/customers/{mira.pk}/tier/release/").headers["Location"] == f"/customers/{mira.pk}/"
    assert mira.events.named(TIER_RELEASED).count() == 1


@pytest.mark.parametrize("who", ["ana", "rita"])
def test_who_may_not_set_tiers_gives_none(
    mira: Customer, who: str, request: pytest.FixtureRequest, visit: Visit, look: Look
) -> None:
    member = request.getfixturevalue(who)
    look(member, f"/customers/{mira.pk}/tier/", status=403)
    assert put(visit(member), mira).status_code == 403
    assert visit(member).post(f"/customers/{mira.pk}/tier/release/").status_code == 403
    assert f"/customers/{mira.pk}/tier/" not in look(member, f"/customers/{mira.pk}/")


def test_a_customer_who_is_not_there_has_no_tier(mia: Member, look: Look) -> None:
    look(mia, "/customers/999999/tier/", status=404)
