"""Need groups that purchases suggest, and what becomes of a suggestion."""

import pytest

from customers.models import Customer
from purchases.models import Category
from staff.models import Deed, Member
from value.actions.accept_suggestion import NameTaken, accept_suggestion
from value.actions.dismiss_suggestion import dismiss_suggestion
from value.actions.reopen_suggestion import reopen_suggestion
from value.actions.sort_into_needs import sort_into_needs
from value.actions.suggest_needs import suggest_needs
from value.models import CategorySpend, Need, NeedGroup, NeedSuggestion
from value.tests.conftest import have


@pytest.fixture
def crowd(db: None) -> list[Customer]:
    """Sixty who buy hardly anything but jazz, forty who buy classical music, and each a little of the other."""
    crowd = Customer.objects.bulk_create(Customer(name=f"C {n}", search_name=" c") for n in range(100))
    jazz, classical, rock = (Category.objects.create(name=name) for name in ("Jazz", "Classical", "Rock"))
    for n, each in enumerate(crowd):
        mostly, seldom = (jazz, classical) if n < 60 else (classical, jazz)
        CategorySpend.objects.bulk_create(
            CategorySpend(customer=each, category=category, amount=amount)
            for category, amount in ((mostly, 90 + n % 7), (seldom, 5 + n % 3), (rock, 4))
        )
    return crowd


def suggest() -> list[NeedSuggestion]:
    suggest_needs.call()
    return list(NeedSuggestion.objects.open())


def test_customers_who_buy_alike_are_suggested_and_nobody_belongs_to_anything(crowd: list[Customer]) -> None:
    jazz, classical = suggest()
    assert (jazz.names, jazz.size, jazz.sampled) == (["Jazz"], 60, 100)
    assert (classical.names, classical.size) == (["Classical"], 40)
    assert jazz.categories[0]["percent"] > 80 > 20 > jazz.categories[0]["usual"]
    assert (jazz.hits, jazz.strays) == (100, 0)
    assert not Need.objects.exists()


def test_those_with_a_known_need_are_not_looked_at(crowd: list[Customer]) -> None:
    group = NeedGroup.objects.create(name="Jazz lovers", meaning="They want what is new in jazz.")
    for each in crowd[:50]:
        have(each, group)
    assert sum(each.size for each in suggest()) <= 50


def test_looking_again_replaces_what_nobody_has_settled(crowd: list[Customer]) -> None:
    assert [each.key for each in suggest()] == [each.key for each in suggest()]
    assert NeedSuggestion.objects.count() == 2


def test_a_dismissed_one_does_not_come_back_unless_it_is_reopened(crowd: list[Customer], ada: Member) -> None:
    jazz, _classical = suggest()
    dismiss_suggestion(jazz, by=ada)
    assert [each.names for each in suggest()] == [["Classical"]]
    reopen_suggestion(jazz, by=ada)
    jazz.refresh_from_db()
    assert jazz.state == NeedSuggestion.State.OPEN
    assert Deed.objects.filter(user=ada).count() == 2


def test_an_accepted_one_is_a_group_with_a_rule_in_words(crowd: list[Customer], ada: Member) -> None:
    jazz, _classical = suggest()
    group = accept_suggestion(jazz, name="Jazz lovers", meaning="They want what is new in jazz.", by=ada)
    rule = group.purchase_rules.get()
    assert [category.name for category in rule.categories.all()] == ["Jazz"]
    assert rule.least_share == jazz.least_share
    sort_into_needs()
    assert group.needs.count() == 60
    assert accept_suggestion(jazz, name="Again", meaning="…", by=ada) == group
    assert [each.names for each in suggest()] == []


def test_a_name_that_is_taken_is_refused(crowd: list[Customer], ada: Member) -> None:
    NeedGroup.objects.create(name="Jazz lovers", meaning="They want what is new in jazz.")
    jazz, _classical = suggest()
    with pytest.raises(NameTaken):
        accept_suggestion(jazz, name="Jazz lovers", meaning="…", by=ada)
    assert NeedSuggestion.objects.open().count() == 2


def test_without_purchases_there_is_nothing_to_suggest(mira: Customer) -> None:
    assert suggest() == []
