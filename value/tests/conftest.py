"""What several stories of this room begin with."""

import pytest
from django.utils import timezone

from customers.models import Customer, FactType
from value.models import FactRule, Need, NeedGroup, Reckoning


@pytest.fixture
def buys_for(db: None) -> FactType:
    """A question with three answers, which every customer may be asked."""
    FactType.objects.update(question="")
    return FactType.objects.create(
        key="buys_for",
        label="Buys for",
        value="choice",
        choices=["presents", "work", "themselves"],
        question="Whom do you mostly buy for?",
        benefit="So that we suggest what fits them",
        position=12,
    )


@pytest.fixture
def givers(buys_for: FactType) -> NeedGroup:
    """Those who buy presents."""
    group = NeedGroup.objects.create(name="Gifts", meaning="They want it to arrive wrapped and in time.")
    FactRule.objects.create(group=group, fact_type=buys_for, answers=["presents"])
    return group


@pytest.fixture
def reckoning(db: None) -> Reckoning:
    """One that was finished."""
    now = timezone.now()
    return Reckoning.objects.create(state=Reckoning.State.DONE, as_of=now.date(), finished_at=now)


def have(customer: Customer, group: NeedGroup, **particulars: object) -> Need:
    """The customer has this need, as the rules would have found it."""
    said = {"origin": "said", "why": [{"type": "buys_for", "label": "Buys for", "as": "choice", "answer": "presents"}]}
    return Need.objects.create(customer=customer, group=group, since=timezone.now(), **said | particulars)
