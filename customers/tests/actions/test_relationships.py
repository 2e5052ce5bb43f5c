"""Relating two customers, and taking that back."""

import pytest

from customers.actions.relate import RelatedToSelf, relate
from customers.actions.unrelate import unrelate
from customers.events import RELATED, UNRELATED
from customers.models import Customer, Relationship
from staff.models import Member


def test_both_histories_get_the_line_and_neither_names_the_other(mira: Customer, otto: Customer, ana: Member) -> None:
    relate(otto, to=mira, as_="employer", by=ana)
    for customer, other in ((mira, otto), (otto, mira)):
        event = customer.events.named(RELATED).get()
        assert (event.details["kind"], event.details["other"]) == ("employer", other.pk)
        assert other.name not in str(event.details) + event.summary


def test_a_household_is_kept_once_from_whichever_side(mira: Customer, otto: Customer, ana: Member) -> None:
    one = relate(mira, to=otto, as_="household", by=ana)
    assert relate(otto, to=mira, as_="household", by=ana) == one
    assert mira.events.named(RELATED).count() == 1


def test_two_people_may_refer_each_other(mira: Customer, otto: Customer) -> None:
    relate(mira, to=otto, as_="referred_by")
    relate(otto, to=mira, as_="referred_by")
    assert Relationship.objects.count() == 2


def test_a_relationship_is_seen_only_by_who_sees_both(
    mira: Customer, otto: Customer, ana: Member, rita: Member
) -> None:
    relate(mira, to=otto, as_="household", by=ana)
    assert Relationship.objects.visible_to(ana).exists()
    assert not Relationship.objects.visible_to(rita).exists()


def test_taking_it_back_is_told_in_both_histories(mira: Customer, otto: Customer, ana: Member) -> None:
    unrelate(relate(mira, to=otto, as_="household", by=ana), by=ana)
    assert not Relationship.objects.exists()
    assert mira.events.named(UNRELATED).exists()
    assert otto.events.named(UNRELATED).exists()


def test_nobody_is_related_to_themselves(mira: Customer) -> None:
    with pytest.raises(RelatedToSelf):
        relate(mira, to=mira, as_="household")
