"""The page of the whole base: groups and coverage, the golden question, suggestions."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.models import Customer, FactType
from purchases.models import Category
from staff.models import Member
from value.models import AnswerWorth, NeedGroup, NeedSuggestion, Reckoning
from value.tests.conftest import have

type Visit = Callable[[Member], Client]
PAGE = "/needs/"


@pytest.fixture
def max_(hire: Callable[..., Member]) -> Member:
    """Max rules what customers are worth and need."""
    return hire("Max", "marketer")


@pytest.fixture
def suggestion(db: None) -> NeedSuggestion:
    jazz = Category.objects.create(name="Jazz")
    return NeedSuggestion.objects.create(
        categories=[{"category": jazz.pk, "name": "Jazz", "percent": 76, "usual": 10}], key=str(jazz.pk), size=99,
        sampled=253, least_share="0.40", hits=97, strays=8, found_at=timezone.now(),
    )  # fmt: skip


def weigh(reckoning: Reckoning, kind: FactType, **figures: object) -> AnswerWorth:
    told = {"customers": 587, "answers": 2, "share": 0.072, "low": 0.052, "high": 0.091, "chance": 0.001}
    split = [{"answer": "work", "customers": 200, "fifths": [10, 20, 30, 40, 100]}]
    return AnswerWorth.objects.create(
        reckoning=reckoning, type=kind, **({"beats_chance": True, "split": split} | told | figures)
    )


def test_every_number_opens_the_customers_behind_it(
    mira: Customer, otto: Customer, givers: NeedGroup, sue: Member, visit: Visit
) -> None:
    have(mira, givers)
    browser = visit(sue)
    page = browser.get(PAGE).content.decode()
    assert "50 %" in page
    for query, named in ((givers.pk, "Mira"), (f"{givers.pk}-told", "Mira"), ("known", "Mira"), ("unknown", "Otto")):
        assert f"/customers/?need={query}" in page
        listed = browser.get(f"/customers/?need={query}").content.decode()
        assert "1 customer<" in listed
        assert named in listed


def test_a_rep_sees_the_needs_of_their_own_book(
    mira: Customer, otto: Customer, givers: NeedGroup, rita: Member, zoe: Member, visit: Visit
) -> None:
    have(mira, givers)
    have(otto, givers)
    assert "100 %" in visit(rita).get(PAGE).content.decode()
    assert "<b>0</b>" in visit(zoe).get(PAGE).content.decode()


def test_under_thirty_percent_diversity_is_unknown(
    mira: Customer, otto: Customer, givers: NeedGroup, sue: Member, visit: Visit
) -> None:
    assert "fewer than 30 % are known" in visit(sue).get(PAGE).content.decode()


def test_the_golden_question_is_said_with_its_interval(
    givers: NeedGroup, buys_for: FactType, reckoning: Reckoning, sue: Member, visit: Visit
) -> None:
    weigh(reckoning, buys_for)
    page = visit(sue).get(PAGE).content.decode()
    assert "Whom do you mostly buy for?" in page
    assert "tells 7.2 % of what there is to know" in page
    assert "between 5.2 % and 9.1 %" in page
    assert "/customers/?fact=buys_for%3Awork" in page


def test_where_no_answer_beats_dice_that_is_said(
    buys_for: FactType, reckoning: Reckoning, sue: Member, visit: Visit
) -> None:
    assert "Nothing to say yet" in visit(sue).get(PAGE).content.decode()
    weigh(reckoning, buys_for, beats_chance=False)
    assert "No answer tells more about value than dice" in visit(sue).get(PAGE).content.decode()


def test_a_suggestion_becomes_a_group_only_when_somebody_says_so(
    suggestion: NeedSuggestion, max_: Member, visit: Visit
) -> None:
    browser = visit(max_)
    assert "99 of 253 customers looked at buy alike" in browser.get(PAGE).content.decode()
    field = f"suggestion-{suggestion.pk}"
    address = f"{PAGE}suggestions/{suggestion.pk}/"
    wrong = browser.post(f"{address}acceptance/", {f"{field}-name": "Jazz lovers"})
    assert wrong.status_code == 422
    assert "This field is required" in wrong.content.decode()
    said = {f"{field}-name": "Jazz lovers", f"{field}-meaning": "They want what is new in jazz."}
    assert "Jazz lovers is a need group" in browser.post(f"{address}acceptance/", said, follow=True).content.decode()
    group = NeedGroup.objects.get()
    assert (group.name, group.purchase_rules.get().percent) == ("Jazz lovers", 40)


def test_a_dismissed_suggestion_is_gone_until_that_is_undone(
    suggestion: NeedSuggestion, max_: Member, visit: Visit
) -> None:
    browser = visit(max_)
    address = f"{PAGE}suggestions/{suggestion.pk}/"
    page = browser.post(f"{address}dismissal/", follow=True).content.decode()
    assert "Not suggested any more: Jazz" in page
    assert f'action="{address}reopening/"' in page
    assert "buy alike: " not in page
    browser.post(f"{address}reopening/")
    assert "99 of 253" in browser.get(PAGE).content.decode()


def test_a_taken_name_is_said(suggestion: NeedSuggestion, max_: Member, visit: Visit) -> None:
    NeedGroup.objects.create(name="Jazz lovers", meaning="…")
    field = f"suggestion-{suggestion.pk}"
    said = {f"{field}-name": "Jazz lovers", f"{field}-meaning": "They want what is new in jazz."}
    answer = visit(max_).post(f"{PAGE}suggestions/{suggestion.pk}/acceptance/", said)
    assert "There is a group of that name" in answer.content.decode()


def test_looking_is_done_by_the_worker(max_: Member, visit: Visit) -> None:
    browser = visit(max_)
    page = browser.post(f"{PAGE}suggestions/", follow=True).content.decode()
    assert "We are looking for customers who buy alike" in page
    assert 'hx-get="/needs/suggestions/"' in page
    assert "No suggestions" in browser.get(f"{PAGE}suggestions/").content.decode()


def test_who_only_looks_is_offered_no_decision(suggestion: NeedSuggestion, sue: Member, visit: Visit) -> None:
    page = visit(sue).get(PAGE).content.decode()
    assert "99 of 253" in page
    assert "suggestions/" not in page


def test_the_page_costs_the_same_however_much_there_is(
    buys_for: FactType,
    suggestion: NeedSuggestion,
    reckoning: Reckoning,
    sue: Member,
    visit: Visit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        NeedGroup.objects.create(name=f"N{number}", meaning="…")
        kind = FactType.objects.create(key=f"k{number}", label=f"K{number}")
        weigh(reckoning, kind)
    # session, member; customers, known, needs, groups; answers, suggestions
    browser = visit(sue)
    with django_assert_max_num_queries(8):
        browser.get(PAGE)


def test_whose_book_is_small_reads_nothing_of_what_others_customers_said(
    mira: Customer, buys_for: FactType, reckoning: Reckoning, suggestion: NeedSuggestion, rita: Member, visit: Visit
) -> None:
    weigh(reckoning, buys_for)
    page = visit(rita).get(PAGE).content.decode()
    assert "587" not in page
    assert "Golden question" not in page
    assert "253" not in page
