import pytest
from django.db import DatabaseError, transaction

from customers.actions.add_identity import IdentityTaken
from customers.actions.create_customer import create_customer
from customers.events import CUSTOMER_CREATED, IDENTITY_ADDED
from customers.models import Customer, Event
from staff.models import Member


def test_a_new_customer_has_a_history_from_the_first_line(ana: Member) -> None:
    mira = create_customer("Mira Lindqvist", by=ana, phone="030 5557 0142")
    assert list(mira.events.order_by("id").values_list("name", flat=True)) == [
        CUSTOMER_CREATED.name,
        IDENTITY_ADDED.name,
    ]
    assert mira.identities.get().normalised == "+493055570142"


def test_a_taken_phone_number_names_its_owner_and_writes_nothing(mira: Customer, ana: Member) -> None:
    before = Event.objects.count()
    with pytest.raises(IdentityTaken) as taken:
        create_customer("Somebody Else", by=ana, phone="(030) 5557-0142")
    assert taken.value.identity.customer == mira
    assert Event.objects.count() == before
    assert not Customer.objects.filter(name="Somebody Else").exists()


def test_the_database_refuses_to_rewrite_history(mira: Customer) -> None:
    for forbidden in (
        lambda: mira.events.update(summary="never happened"),
        lambda: mira.events.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            forbidden()


def test_zoe_sees_neither_mira_nor_otto_and_rita_sees_her_own_book(
    mira: Customer, otto: Customer, zoe: Member, rita: Member, ana: Member
) -> None:
    assert list(Customer.objects.visible_to(zoe)) == []
    assert list(Customer.objects.visible_to(rita)) == [mira]
    assert set(Customer.objects.visible_to(ana)) == {mira, otto}
