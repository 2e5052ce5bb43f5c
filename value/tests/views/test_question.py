"""The drip question on the customer's page, and how the next screen looks after each answer."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.models import Customer, Fact, FactType
from staff.models import Member
from value.actions.answer_question import answer_question
from value.models import Asking

type Visit = Callable[[Member], Client]


@pytest.fixture
def more(buys_for: FactType) -> FactType:
    """Another question, to be asked after whom they buy for."""
    return FactType.objects.create(
        key="no_plastic", label="No plastic", value="yes_no", question="Shall we pack without plastic?", position=50
    )


def panel(browser: Client, customer: Customer, query: str = "") -> str:
    return browser.get(f"{customer.get_absolute_url()}panels/question/{query}").content.decode()


def tell(browser: Client, customer: Customer, what: str = "", **fields: str) -> str:
    return browser.post(f"{customer.get_absolute_url()}question/{what}", fields, follow=True).content.decode()


def test_one_question_is_offered_with_its_benefit_and_a_key_for_each_answer(
    mira: Customer, more: FactType, ana: Member, visit: Visit
) -> None:
    page = visit(ana).get(mira.get_absolute_url()).content.decode()
    assert "Whom do you mostly buy for?" in page
    assert "So that we suggest what fits them" in page
    assert page.count("data-pick=") == 3 + 2
    assert "without plastic" not in page


@pytest.mark.parametrize(
    ("value", "given", "kept"),
    [("text", " jazz ", "jazz"), ("number", "300", 300), ("date", "1983-12-08", "1983-12-08"), ("yes_no", "no", False)],
)
def test_answers_of_every_type_are_taken(
    value: str, given: str, kept: object, mira: Customer, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    FactType.objects.filter(pk=buys_for.pk).update(value=value, choices=[])
    browser = visit(ana)
    assert 'name="value"' in panel(browser, mira)
    assert "Remembered: Buys for" in tell(browser, mira, type="buys_for", value=given)
    assert (Fact.objects.get().value, Fact.objects.get().asserted_by) == (kept, ana)


def test_after_an_answer_the_next_question_waits_until_somebody_wants_it(
    mira: Customer, more: FactType, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    tell(browser, mira, type="buys_for", value="work")
    shown = panel(browser, mira)
    assert "work" in shown
    assert "Ask one more" in shown
    assert "without plastic" not in shown
    assert "without plastic" in panel(browser, mira, "?more")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "without plastic" in panel(visit(ana), mira)


def test_what_does_not_fit_is_said_and_nothing_is_kept(
    mira: Customer, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    assert "Choose one of the offered answers" in tell(browser, mira, type="buys_for", value="flowers")
    assert "This is needed" in tell(browser, mira, type="buys_for")
    for key in ("", "no_such", "a\0b"):
        assert "not asked any more" in tell(browser, mira, type=key, value="work")
    assert not Asking.objects.exists()


@pytest.mark.parametrize(
    ("what", "state", "says"),
    [("refusal/", "declined", "They will not be asked this again"), ("delay/", "put_off", "again in two weeks")],
)
def test_who_does_not_answer_is_left_alone_and_it_can_be_undone(
    what: str, state: str, says: str, mira: Customer, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    assert says in tell(browser, mira, what, type="buys_for")
    assert Asking.objects.get().state == state
    assert "Whom do you" not in panel(browser, mira)
    browser.post(f"{mira.get_absolute_url()}question/reopening/?type=buys_for")
    assert "Whom do you" in panel(browser, mira)


def test_htmx_hears_what_was_done_and_how_to_undo_it(
    mira: Customer, buys_for: FactType, ana: Member, visit: Visit
) -> None:
    answer = visit(ana).post(
        f"{mira.get_absolute_url()}question/", {"type": "buys_for", "value": "work"}, headers={"HX-Request": "true"}
    )
    assert f"{mira.get_absolute_url()}question/reopening/?type=buys_for" in answer.headers["HX-Trigger"]


def test_a_second_answer_is_not_taken(mira: Customer, buys_for: FactType, ana: Member, visit: Visit) -> None:
    answer_question("work", of=mira, about=buys_for, by=ana)
    assert "answered this already" in tell(visit(ana), mira, type="buys_for", value="presents")
    assert Fact.objects.get().value == "work"


def test_who_may_not_change_customers_is_not_offered_it(
    mira: Customer, buys_for: FactType, hire: Callable[..., Member], visit: Visit
) -> None:
    browser = visit(hire("Max", "marketer"))
    assert "Whom do you" not in browser.get(mira.get_absolute_url()).content.decode()


def test_the_panel_costs_two_questions_to_the_database(
    mira: Customer,
    more: FactType,
    buys_for: FactType,
    ana: Member,
    visit: Visit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = visit(ana)
    answer_question("work", of=mira, about=buys_for, by=ana)
    # session, member, customer, identities, addresses; then the panel's own
    with django_assert_max_num_queries(7):
        panel(browser, mira)
