from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.assign_manager import assign_manager
from customers.models import Customer
from staff.models import Member

type Visit = Callable[[Member], Client]


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}manager/"


def test_a_supervisor_gives_the_customer_to_somebody(
    mira: Customer, address: str, rita: Member, zoe: Member, sue: Member, visit: Visit
) -> None:
    visit(sue).post(address, {"manager": zoe.pk, "instead_of": rita.pk})
    mira.refresh_from_db()
    assert mira.manager == zoe


def test_an_agent_does_not(mira: Customer, address: str, rita: Member, ana: Member, visit: Visit) -> None:
    assert visit(ana).post(address, {"manager": ana.pk, "instead_of": rita.pk}).status_code == 403
    mira.refresh_from_db()
    assert mira.manager == rita


def test_nobody_is_given_a_customer_they_could_not_see(
    mira: Customer, address: str, rita: Member, sue: Member, hire: Callable[..., Member], visit: Visit
) -> None:
    nobody = hire("Norbert")
    answer = visit(sue).post(address, {"manager": nobody.pk, "instead_of": rita.pk})
    assert answer.status_code == 422
    mira.refresh_from_db()
    assert mira.manager == rita


def test_who_decided_on_old_news_is_asked_again(
    mira: Customer, address: str, rita: Member, zoe: Member, ana: Member, sue: Member, visit: Visit
) -> None:
    assign_manager(zoe, to=mira)
    browser = visit(sue)
    answer = browser.post(address, {"manager": ana.pk, "instead_of": rita.pk})
    assert answer.status_code == 422
    assert "Zoe was given this customer meanwhile" in answer.content.decode()
    browser.post(address, {"manager": ana.pk, "instead_of": zoe.pk})
    mira.refresh_from_db()
    assert mira.manager == ana
