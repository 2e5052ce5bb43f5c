"""Who has which need: by facts, by purchases, and by what one of us said about it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.actions.assert_fact import assert_fact
from customers.actions.deliver_reactions import deliver_reactions
from customers.actions.retract_fact import retract_fact
from customers.models import Customer, Event, Fact, FactType
from purchases.models import Category
from staff.models import Member
from value.actions.confirm_need import confirm_need
from value.actions.decline_need import decline_need
from value.actions.leave_need_open import leave_need_open
from value.actions.sort_into_needs import AT_ONCE, Sorted, sort_into_needs
from value.events import NEED_CONFIRMED, NEED_DECLINED, NEED_FOUND, NEED_LEFT_OPEN, NEED_LOST
from value.models import CategorySpend, FactRule, Need, NeedGroup, PurchaseRule


@pytest.fixture
def buys_for(db: None) -> FactType:
    return FactType.objects.create(
        key="buys_for", label="Buys for", value="choice", choices=["presents", "Work", "themselves"]
    )


@pytest.fixture
def givers(buys_for: FactType) -> NeedGroup:
    """Those who buy presents."""
    group = NeedGroup.objects.create(name="Gifts", meaning="They want it to arrive wrapped and in time.")
    FactRule.objects.create(group=group, fact_type=buys_for, answers=["Presents", "work"])
    return group


@pytest.fixture
def listeners(db: None) -> NeedGroup:
    """Those who spend half of their money, and at least 50, on classical and early music together."""
    group = NeedGroup.objects.create(name="Classical", meaning="They look for a certain recording.")
    rule = PurchaseRule.objects.create(group=group, least_share=Decimal("0.5"), least_spent=Decimal(50))
    rule.categories.set([Category.objects.create(name="Classical"), Category.objects.create(name="Early music")])
    return group


def spend(customer: Customer, **amounts: int) -> None:
    CategorySpend.objects.filter(customer=customer).delete()
    for name, amount in amounts.items():
        category, _ = Category.objects.get_or_create(name=name.replace("_", " "))
        CategorySpend.objects.create(customer=customer, category=category, amount=amount)


def needs(customer: Customer) -> list[str]:
    return [need.group.name for need in Need.objects.filter(customer=customer).known().order_by("group__name")]


@pytest.mark.parametrize(("said", "has"), [("presents", True), ("Work", True), ("themselves", False)])
def test_an_answer_of_the_rule_shows_a_need(
    said: str, has: bool, mira: Customer, givers: NeedGroup, buys_for: FactType
) -> None:
    assert_fact(said, about=mira, kind=buys_for)
    assert sort_into_needs() == Sorted(int(has), 0)
    assert needs(mira) == ["Gifts"] * has


@pytest.mark.parametrize(
    ("value", "said", "answers"),
    [
        ("yes_no", True, ["true"]),
        ("number", 12.5, ["12.5"]),
        ("number", 300, ["299", "300"]),
        ("text", "Jazz from Łódź", ["jazz from łódź"]),
        ("text", "whatever it is", []),
    ],
)
def test_answers_of_any_type_can_show_a_need(
    value: str, said: object, answers: list[str], mira: Customer, givers: NeedGroup
) -> None:
    kind = FactType.objects.create(key="any", label="Any", value=value)
    FactRule.objects.create(group=givers, fact_type=kind, answers=answers)
    assert_fact(said, about=mira, kind=kind)
    sort_into_needs()
    assert needs(mira) == ["Gifts"]


@pytest.mark.parametrize(
    ("spent", "has"),
    [
        ({"Classical": 60, "Jazz": 60}, True),
        ({"Classical": 30, "Early_music": 30, "Jazz": 60}, True),
        ({"Classical": 60, "Jazz": 61}, False),
        ({"Classical": 49}, False),
        ({"Classical": 60, "Jazz": 100, "Rock": -90}, False),
        ({}, False),
    ],
)
def test_the_share_of_spending_shows_a_need(
    spent: dict[str, int], has: bool, mira: Customer, listeners: NeedGroup
) -> None:
    spend(mira, **spent)
    sort_into_needs()
    assert needs(mira) == ["Classical"] * has


def test_a_need_says_why_the_best_reason_first(
    mira: Customer, givers: NeedGroup, buys_for: FactType, listeners: NeedGroup
) -> None:
    rule = PurchaseRule.objects.create(group=givers, least_share=Decimal("0.3"))
    rule.categories.add(Category.objects.get(name="Classical"))
    spend(mira, Classical=70, Jazz=30)
    assert_fact("presents", about=mira, kind=buys_for)
    sort_into_needs()
    need = Need.objects.get(customer=mira, group=givers)
    assert need.origin == "said"
    assert [reason.get("answer") or reason["percent"] for reason in need.why] == ["presents", 70]
    found = mira.events.named(NEED_FOUND).get(summary="Gifts")
    assert found.details == {"group": givers.pk, "origin": "said", "why": need.why}
    assert Need.objects.get(group=listeners).origin == "observed"


def test_what_does_not_hold_any_more_is_lost_and_both_stand_in_the_history(
    mira: Customer, givers: NeedGroup, buys_for: FactType
) -> None:
    fact = assert_fact("presents", about=mira, kind=buys_for)
    assert sort_into_needs() == Sorted(1, 0)
    assert sort_into_needs() == Sorted(0, 0)
    retract_fact(fact)
    assert sort_into_needs() == Sorted(0, 1)
    assert needs(mira) == []
    assert mira.events.named(NEED_FOUND, NEED_LOST).count() == 2


def test_what_is_too_old_or_of_a_group_out_of_use_does_not_count(
    mira: Customer, otto: Customer, givers: NeedGroup, buys_for: FactType
) -> None:
    for customer in (mira, otto):
        assert_fact("presents", about=customer, kind=buys_for)
    Fact.objects.filter(customer=otto).update(expires_at=timezone.now() - timedelta(days=1))
    sort_into_needs()
    assert (needs(mira), needs(otto)) == (["Gifts"], [])
    NeedGroup.objects.update(active=False)
    assert sort_into_needs() == Sorted(0, 1)


def test_the_worker_hears_of_facts_and_says_which_one_it_was(
    mira: Customer, otto: Customer, givers: NeedGroup, buys_for: FactType
) -> None:
    deliver_reactions(up_to=Event.objects.last_position())
    fact = assert_fact("presents", about=mira, kind=buys_for)
    learned = mira.events.latest("id")
    deliver_reactions(up_to=Event.objects.last_position())
    assert mira.events.named(NEED_FOUND).get().cause_id == learned.pk
    retract_fact(fact)
    deliver_reactions(up_to=Event.objects.last_position())
    assert needs(mira) == []


def test_what_one_of_us_confirmed_outlives_its_reasons(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member
) -> None:
    fact = assert_fact("presents", about=mira, kind=buys_for)
    sort_into_needs()
    confirm_need(Need.objects.get(), by=ana)
    confirm_need(Need.objects.get(), by=ana)
    retract_fact(fact)
    assert sort_into_needs() == Sorted(0, 0)
    need = Need.objects.get()
    assert (need.is_told, need.verdict_by) == (True, ana)
    assert mira.events.named(NEED_CONFIRMED).count() == 1


def test_what_one_of_us_declined_never_comes_back_by_the_rules(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member
) -> None:
    assert_fact("presents", about=mira, kind=buys_for)
    sort_into_needs()
    decline_need(Need.objects.get(), by=ana)
    assert_fact("Work", about=mira, kind=buys_for)
    assert sort_into_needs() == Sorted(0, 0)
    assert needs(mira) == []
    assert mira.events.named(NEED_DECLINED).get().summary == "Gifts"


def test_a_verdict_taken_back_leaves_it_to_the_rules(
    mira: Customer, givers: NeedGroup, buys_for: FactType, ana: Member
) -> None:
    fact = assert_fact("presents", about=mira, kind=buys_for)
    sort_into_needs()
    need = decline_need(Need.objects.get(), by=ana)
    leave_need_open(need, by=ana)
    assert needs(mira) == ["Gifts"]
    confirm_need(need, by=ana)
    retract_fact(fact)
    leave_need_open(need, by=ana)
    assert needs(mira) == []
    assert mira.events.named(NEED_LEFT_OPEN).count() == 2
    assert mira.events.named(NEED_LOST).get().cause_id == mira.events.named(NEED_LEFT_OPEN).latest("id").pk


def test_only_those_asked_for_are_sorted(mira: Customer, otto: Customer, givers: NeedGroup, buys_for: FactType) -> None:
    for customer in (mira, otto):
        assert_fact("presents", about=customer, kind=buys_for)
    assert sort_into_needs([mira.pk]) == Sorted(1, 0)
    assert (needs(mira), needs(otto)) == (["Gifts"], [])


def test_many_customers_take_as_many_statements_as_one(
    givers: NeedGroup, buys_for: FactType, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    crowd = Customer.objects.bulk_create(Customer(name=f"C {number}", search_name=" c") for number in range(300))
    now = timezone.now()
    Fact.objects.bulk_create(
        Fact(customer=each, type=buys_for, value="presents", origin="said", asserted_at=now) for each in crowd
    )
    assert len(crowd) < AT_ONCE
    with django_assert_max_num_queries(14):
        assert sort_into_needs() == Sorted(300, 0)


def test_the_whole_base_is_done_in_stretches(
    mira: Customer, otto: Customer, givers: NeedGroup, buys_for: FactType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("value.actions.sort_into_needs.AT_ONCE", 1)
    for customer in (mira, otto):
        assert_fact("presents", about=customer, kind=buys_for)
    assert sort_into_needs() == Sorted(2, 0)
