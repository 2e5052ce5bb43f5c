"""Asserting, superseding and retracting what we know about a customer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from customers.actions.assert_fact import assert_fact
from customers.actions.retract_fact import retract_fact
from customers.events import FACT_ASSERTED, FACT_RETRACTED
from customers.models import Customer, Fact, FactType
from customers.rules.typed_values import BadValue
from staff.models import Member


@pytest.fixture
def best_time(db: None) -> FactType:
    return FactType.objects.create(
        key="call_time", label="Best time to call", value="choice", choices=["morning", "evening"], keeps_days=365
    )


@pytest.fixture
def hobby(db: None) -> FactType:
    return FactType.objects.create(key="hobby", label="Hobby", several=True)


def standing(customer: Customer) -> list[object]:
    return [fact.value for fact in Fact.objects.filter(customer=customer).standing(timezone.now()).order_by("id")]


def test_a_new_answer_supersedes_the_old_one_and_both_stay(mira: Customer, ana: Member, best_time: FactType) -> None:
    old = assert_fact("morning", about=mira, kind=best_time, by=ana)
    new = assert_fact("evening", about=mira, kind=best_time, origin=Fact.Origin.OBSERVED)
    assert standing(mira) == ["evening"]
    old.refresh_from_db()
    assert (old.ending, old.superseded_by, old.ended_at) == (Fact.Ending.SUPERSEDED, new, new.asserted_at)
    assert mira.events.named(FACT_ASSERTED).latest("id").details["before"] == ["morning"]


def test_a_customer_may_have_several_hobbies_and_the_same_one_is_renewed(
    mira: Customer, ana: Member, hobby: FactType
) -> None:
    for said in ("sailing", "chess", "sailing"):
        assert_fact(said, about=mira, kind=hobby, by=ana)
    assert standing(mira) == ["chess", "sailing"]
    assert Fact.objects.filter(customer=mira).count() == 3


def test_a_fact_says_where_it_comes_from_and_expires_as_its_type_says(
    mira: Customer, ana: Member, best_time: FactType
) -> None:
    source = mira.events.latest("id")
    asked = timezone.now() - timedelta(days=364)
    fact = assert_fact("morning", about=mira, kind=best_time, by=ana, source=source, at=asked)
    assert (fact.source_event_id, fact.asserted_by, fact.origin) == (source.pk, ana, Fact.Origin.SAID)
    assert fact.expires_at == asked + timedelta(days=365)
    assert Fact.objects.standing(timezone.now()).exists()
    assert not Fact.objects.standing(timezone.now() + timedelta(days=2)).exists()


def test_older_news_does_not_displace_newer(mira: Customer, best_time: FactType) -> None:
    newer = assert_fact("evening", about=mira, kind=best_time)
    older = assert_fact("morning", about=mira, kind=best_time, at=timezone.now() - timedelta(days=30))
    assert standing(mira) == ["evening"]
    assert older.superseded_by == newer


def test_a_retracted_fact_is_not_true_any_more_and_stays_in_the_history(
    mira: Customer, ana: Member, best_time: FactType
) -> None:
    fact = assert_fact("morning", about=mira, kind=best_time, by=ana)
    retract_fact(fact, by=ana, reason="misheard")
    retract_fact(fact, by=ana)
    assert standing(mira) == []
    assert mira.events.named(FACT_RETRACTED).get().details["reason"] == "misheard"


@pytest.mark.parametrize("value", ["noon", "", None, 7])
def test_an_answer_that_does_not_fit_is_refused(mira: Customer, best_time: FactType, value: object) -> None:
    with pytest.raises(BadValue):
        assert_fact(value, about=mira, kind=best_time)
    assert not Fact.objects.exists()
