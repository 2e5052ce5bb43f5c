from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from customers.actions.assert_fact import assert_fact
from customers.models import Customer, Fact, FactType
from staff.models import Member

type Visit = Callable[[Member], Client]


@pytest.fixture
def best_time(db: None) -> FactType:
    return FactType.objects.get(key="best_time")


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}facts/"


def test_a_fact_is_added_with_where_it_comes_from(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    source = mira.events.latest("id")
    given = {"value": "evenings", "origin": "observed", "source": str(source.pk)}
    page = visit(ana).post(f"{address}types/best_time/", given, follow=True).content.decode()
    assert "evenings" in page
    assert "observed" in page
    fact = Fact.objects.get()
    assert (fact.value, fact.origin, fact.asserted_by, fact.source_event_id) == ("evenings", "observed", ana, source.pk)


def test_an_event_of_somebody_else_is_no_source(
    mira: Customer, otto: Customer, address: str, ana: Member, visit: Visit
) -> None:
    given = {"value": "evenings", "origin": "said", "source": str(otto.events.latest("id").pk)}
    assert visit(ana).post(f"{address}types/best_time/", given).status_code == 404
    assert not Fact.objects.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"value": "midnight"}, "Choose one of the offered answers."),
        ({"value": ""}, "This field is required."),
        ({"origin": "dreamt"}, "Select a valid choice"),
    ],
)
def test_an_answer_that_does_not_fit_is_said(
    given: dict[str, str], says: str, address: str, ana: Member, visit: Visit
) -> None:
    answer = visit(ana).post(f"{address}types/best_time/", {"value": "evenings", "origin": "said"} | given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Fact.objects.exists()


def test_the_history_says_what_was_believed_before_and_how_it_ended(
    mira: Customer, address: str, ana: Member, best_time: FactType, visit: Visit
) -> None:
    long_ago = timezone.now() - timedelta(days=2000)
    assert_fact("mornings", about=mira, kind=best_time, at=long_ago)
    browser = visit(ana)
    assert "too old to be taken for true" in browser.get(f"{address}types/best_time/").content.decode()
    assert_fact("evenings", about=mira, kind=best_time, by=ana)
    page = browser.get(f"{address}types/best_time/").content.decode()
    assert page.index("evenings</") < page.index("mornings</bdi>")
    assert "stands" in page


def test_who_only_looks_reads_the_history_and_has_no_form(
    mira: Customer, address: str, best_time: FactType, hire: Callable[..., Member], visit: Visit
) -> None:
    assert_fact("evenings", about=mira, kind=best_time)
    browser = visit(hire("Max", "marketer"))
    page = browser.get(f"{address}types/best_time/").content.decode()
    assert "evenings" in page
    assert 'name="origin"' not in page
    assert browser.post(f"{address}types/best_time/", {"value": "mornings", "origin": "said"}).status_code == 403


def test_a_fact_is_taken_back(mira: Customer, address: str, ana: Member, best_time: FactType, visit: Visit) -> None:
    fact = assert_fact("evenings", about=mira, kind=best_time)
    visit(ana).post(f"{address}{fact.pk}/retraction/")
    fact.refresh_from_db()
    assert fact.ending == Fact.Ending.RETRACTED
