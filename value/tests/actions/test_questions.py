"""The drip question: which one is offered, and what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.actions.assert_fact import assert_fact
from customers.events import FACT_ASSERTED, FACT_RETRACTED
from customers.models import Customer, Fact, FactType
from customers.rules.typed_values import BadValue
from staff.models import Member
from value.actions.answer_question import AlreadyAnswered, answer_question
from value.actions.ask_question import ask_question
from value.actions.decline_question import decline_question
from value.actions.put_off_question import WAITS, put_off_question
from value.actions.reopen_question import reopen_question
from value.events import (
    QUESTION_ANSWERED,
    QUESTION_ASKED,
    QUESTION_DECLINED,
    QUESTION_PUT_OFF,
    QUESTION_REOPENED,
)
from value.models import AnswerWorth, Asking, FactRule, Need, NeedGroup, Reckoning
from value.models.drip import drip_question
from value.tests.conftest import have


@pytest.fixture
def best_time(buys_for: FactType) -> FactType:
    """Earlier in the catalogue than whom they buy for."""
    FactType.objects.filter(pk="best_time").update(question="When do you like us to call?", position=5)
    return FactType.objects.get(pk="best_time")


def offered(customer: Customer) -> str | None:
    question = drip_question(customer, timezone.now())
    return question.key if question else None


class TestWhichOne:
    def test_the_first_of_the_catalogue_where_none_tells_more(self, mira: Customer, best_time: FactType) -> None:
        assert offered(mira) == "best_time"

    def test_one_that_decides_on_needs_before_one_that_does_not(
        self, mira: Customer, best_time: FactType, givers: NeedGroup
    ) -> None:
        assert offered(mira) == "buys_for"

    def test_not_for_needs_that_are_settled_or_out_of_use(
        self, mira: Customer, otto: Customer, best_time: FactType, givers: NeedGroup
    ) -> None:
        have(mira, givers, verdict=Need.Verdict.DECLINED)
        assert offered(mira) == "best_time"
        NeedGroup.objects.update(active=False)
        assert offered(otto) == "best_time"

    def test_the_golden_one_before_all_others(
        self, mira: Customer, best_time: FactType, givers: NeedGroup, reckoning: Reckoning
    ) -> None:
        told = {"customers": 400, "answers": 3, "share": 0.1, "low": 0.05, "high": 0.15, "chance": 0.001}
        weighed = AnswerWorth.objects.create(reckoning=reckoning, type=best_time, beats_chance=True, **told)
        assert offered(mira) == "best_time"
        weighed.beats_chance = False
        weighed.save()
        assert offered(mira) == "buys_for"

    def test_what_is_known_is_not_asked_until_it_is_too_old(self, mira: Customer, buys_for: FactType) -> None:
        fact = assert_fact("presents", about=mira, kind=buys_for)
        assert offered(mira) is None
        Fact.objects.filter(pk=fact.pk).update(expires_at=timezone.now())
        assert offered(mira) == "buys_for"

    def test_what_has_no_question_or_is_out_of_use_is_not_asked(self, mira: Customer, buys_for: FactType) -> None:
        FactType.objects.filter(pk=buys_for.pk).update(active=False)
        assert offered(mira) is None

    def test_it_takes_one_query(
        self, mira: Customer, best_time: FactType, givers: NeedGroup, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        FactRule.objects.create(group=givers, fact_type=best_time)
        with django_assert_num_queries(1):
            drip_question(mira, timezone.now())


def test_an_answer_is_a_fact_that_says_where_it_comes_from(mira: Customer, buys_for: FactType, ana: Member) -> None:
    asking = answer_question("presents", of=mira, about=buys_for, by=ana)
    answered, learned = (mira.events.named(kind).get() for kind in (QUESTION_ANSWERED, FACT_ASSERTED))
    fact = Fact.objects.get()
    assert (fact.value, fact.origin, fact.asserted_by, fact.source_event_id) == ("presents", "said", ana, answered.pk)
    assert learned.cause_id == answered.pk
    assert (answered.summary, answered.details["answer"]) == (buys_for.question, "presents")
    assert (asking.state, asking.fact) == (Asking.State.ANSWERED, fact)
    assert offered(mira) is None


@pytest.mark.parametrize("value", ["flowers", "", None])
def test_an_answer_that_does_not_fit_is_refused_and_leaves_nothing(
    value: object, mira: Customer, buys_for: FactType
) -> None:
    with pytest.raises(BadValue):
        answer_question(value, of=mira, about=buys_for)
    assert not Asking.objects.exists()
    assert not mira.events.named(QUESTION_ANSWERED).exists()


def test_who_does_not_want_to_say_is_not_asked_again(mira: Customer, buys_for: FactType, ana: Member) -> None:
    decline_question(buys_for, of=mira, by=ana)
    decline_question(buys_for, of=mira, by=ana)
    assert offered(mira) is None
    assert mira.events.named(QUESTION_DECLINED).count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=5000)):
        assert offered(mira) is None


def test_nobody_is_asked_twice_even_when_the_answer_is_too_old(mira: Customer, buys_for: FactType) -> None:
    answer_question("work", of=mira, about=buys_for)
    Fact.objects.update(expires_at=timezone.now())
    assert offered(mira) is None


def test_what_was_asked_elsewhere_waits_for_its_answer(mira: Customer, buys_for: FactType, ana: Member) -> None:
    ask_question(buys_for, to=mira)
    ask_question(buys_for, to=mira)
    put_off_question(buys_for, to=mira, by=ana)
    assert offered(mira) is None
    assert mira.events.named(QUESTION_ASKED).count() == 1
    assert answer_question("work", of=mira, about=buys_for).state == Asking.State.ANSWERED
    decline_question(buys_for, of=mira)
    with pytest.raises(AlreadyAnswered):
        answer_question("presents", of=mira, about=buys_for)
    assert Asking.objects.get().state == Asking.State.ANSWERED


def test_what_is_put_off_comes_back_in_two_weeks(mira: Customer, buys_for: FactType, ana: Member) -> None:
    put_off_question(buys_for, to=mira, by=ana)
    assert offered(mira) is None
    assert mira.events.named(QUESTION_PUT_OFF).exists()
    with time_machine.travel(timezone.now() + WAITS):
        assert offered(mira) == "buys_for"
        decline_question(buys_for, of=mira, by=ana)
        assert offered(mira) is None


def test_a_mistake_is_taken_back_with_what_was_learned(mira: Customer, buys_for: FactType, ana: Member) -> None:
    answer_question("work", of=mira, about=buys_for, by=ana)
    reopen_question(buys_for, to=mira, by=ana)
    reopen_question(buys_for, to=mira, by=ana)
    assert not Fact.objects.standing(timezone.now()).exists()
    assert mira.events.named(QUESTION_REOPENED, FACT_RETRACTED).count() == 2
    assert offered(mira) == "buys_for"
