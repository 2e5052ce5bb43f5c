import pytest

from customers.models import Customer
from staff.models import Member
from value.filters import groups_of_needs, need
from value.models import Need, NeedGroup
from value.tests.conftest import have
from wiring.filters import Unreadable


def test_customers_are_found_by_what_they_need(mira: Customer, otto: Customer, givers: NeedGroup, ana: Member) -> None:
    have(mira, givers, origin="observed")
    number = str(givers.pk)
    found = {word: list(need(Customer.objects.all(), word, ana)) for word, _ in groups_of_needs(ana)}
    assert found == {number: [mira], f"{number}-told": [], "known": [mira], "unknown": [otto]}
    mira.needs.update(verdict=Need.Verdict.CONFIRMED)
    assert list(need(Customer.objects.all(), f"{number}-told", ana)) == [mira]


def test_without_groups_there_is_nothing_to_choose(ana: Member) -> None:
    assert groups_of_needs(ana) == []


@pytest.mark.parametrize("word", ["perhaps", "²", "-1", "9" * 30, "told"])
def test_another_word_is_not_understood(word: str, ana: Member) -> None:
    with pytest.raises(Unreadable):
        need(Customer.objects.all(), word, ana)
