from datetime import timedelta

import pytest
from django.utils import timezone

from customers.models import Customer
from interactions.filters import promise
from interactions.models import Promise
from staff.models import Member
from wiring.filters import Unreadable


@pytest.mark.parametrize(
    ("hours", "state", "value", "fits"),
    [
        (2, "open", "open", True),
        (2, "open", "late", False),
        (-2, "open", "late", True),
        (-2, "broken", "late", True),
        (2, "kept", "open", False),
        (-2, "kept", "late", False),
    ],
)
def test_customers_are_found_by_what_we_owe_them(
    hours: int, state: str, value: str, fits: bool, mira: Customer, otto: Customer, ana: Member
) -> None:
    now = timezone.now()
    Promise.objects.create(
        customer=mira, what="call back", owner=ana, due_at=now + timedelta(hours=hours), state=state, made_at=now
    )
    assert list(promise(Customer.objects.all(), value, ana)) == ([mira] if fits else [])


def test_another_word_is_not_understood(ana: Member) -> None:
    with pytest.raises(Unreadable):
        promise(Customer.objects.all(), "perhaps", ana)
