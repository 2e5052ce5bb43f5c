"""Needs on the customer's page: what shows them, and what one of us knows better."""

from collections.abc import Callable

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from customers.actions.assert_fact import assert_fact
from customers.models import Customer, FactType
from staff.models import Member
from value.actions.sort_into_needs import sort_into_needs
from value.models import Need, NeedGroup
from value.tests.conftest import have

type Visit = Callable[[Member], Client]


def panel(browser: Client, customer: Customer) -> str:
    return browser.get(f"{customer.get_absolute_url()}panels/needs/").content.decode()


def test_a_need_says_whether_they_told_us_and_why(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    assert_fact("presents", about=mira, kind=buys_for)
    sort_into_needs()
    speed = NeedGroup.objects.create(name="Speed", meaning="They want it tomorrow.")
    have(mira, speed, origin="observed", why=[{"categories": ["Jazz", "Rock"], "percent": 62}])
    page = panel(visit(ana), mira)
    assert "told us" in page
    assert "Buys for: presents" in page
    assert "observed" in page
    assert "62 % of what they spent in the last year went into Jazz and Rock" in page


def test_where_nothing_is_known_that_is_said_and_the_question_offered(
    mira: Customer, buys_for: FactType, ana: Member, hire: Callable[..., Member], visit: Visit
) -> None:
    page = panel(visit(ana), mira)
    assert "do not know yet" in page
    assert 'href="#question"' in page
    assert "#question" not in panel(visit(hire("Max", "marketer")), mira)


def test_one_of_us_confirms_declines_and_takes_that_back(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    assert_fact("presents", about=mira, kind=buys_for, origin="inferred")
    sort_into_needs()
    need, browser = Need.objects.get(), visit(ana)
    address = f"{mira.get_absolute_url()}needs/{need.pk}/"
    assert "inferred" in panel(browser, mira)
    assert "Confirmed: Gifts" in browser.post(f"{address}confirmation/", follow=True).content.decode()
    assert "confirmed by" in panel(browser, mira)
    browser.post(f"{address}refusal/")
    assert "1 declined" in panel(browser, mira)
    assert "Left to the rules" in browser.post(f"{address}opening/", follow=True).content.decode()
    assert "inferred" in panel(browser, mira)


def test_who_may_not_change_customers_only_looks(
    mira: Customer, givers: NeedGroup, hire: Callable[..., Member], visit: Visit
) -> None:
    need, browser = have(mira, givers, origin="observed"), visit(hire("Max", "marketer"))
    page = panel(browser, mira)
    assert "Gifts" in page
    assert "<form" not in page
    assert browser.post(f"{mira.get_absolute_url()}needs/{need.pk}/refusal/").status_code == 403


def test_the_history_tells_of_needs_and_questions(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    browser.post(f"{mira.get_absolute_url()}question/", {"type": "buys_for", "value": "presents"})
    sort_into_needs()
    page = browser.get(mira.get_absolute_url()).content.decode()
    assert "A need shows: " in page
    assert "Answered: “" in page


def test_the_panel_costs_the_same_however_many_needs(
    mira: Customer, buys_for: FactType, ana: Member, visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        have(mira, NeedGroup.objects.create(name=f"N{number}", meaning="…"), verdict="confirmed", verdict_by=ana)
    browser = visit(ana)
    # session, member, customer, identities, addresses; then the panel's own
    with django_assert_max_num_queries(7):
        panel(browser, mira)
