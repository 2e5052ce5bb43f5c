import pytest

from customers.models import Customer
from staff.models import Member
from value.filters import groups, need
from value.models import NeedGroup
from value.tests.conftest import have
from wiring.filters import Unreadable


def test_customers_are_found_by_what_they_need(mira: Customer, otto: Customer, givers: NeedGroup, ana: Member) -> None:
    have(mira, givers)
    assert list(need(Customer.objects.all(), str(givers.pk), ana)) == [mira]
    assert list(need(Customer.objects.all(), "unknown", ana)) == [otto]
    assert [value for value, _ in groups(ana)] == [str(givers.pk), "unknown"]


@pytest.mark.parametrize("word", ["perhaps", "²", "-1", "9" * 30])
def test_another_word_is_not_understood(word: str, ana: Member) -> None:
    with pytest.raises(Unreadable):
        need(Customer.objects.all(), word, ana)
