import threading

import pytest
from django.db import connection

from customers.actions.change_customer import ChangedMeanwhile, change_customer
from customers.actions.create_customer import create_customer
from customers.events import CUSTOMER_CHANGED
from customers.models import Customer, CustomField, Event, NameWord
from customers.rules.custom_values import BadValues
from customers.rules.names import Nameless
from staff.models import Member


@pytest.fixture
def shoe_size(db: None) -> CustomField:
    return CustomField.objects.create(key="shoe_size", label="Shoe size", value=CustomField.Value.NUMBER)


@pytest.fixture
def about(db: None) -> CustomField:
    return CustomField.objects.create(key="about", label="About", value=CustomField.Value.TEXT)


def changes(customer: Customer) -> list[dict]:
    return [event.details["changes"] for event in customer.events.named(CUSTOMER_CHANGED).order_by("id")]


def test_a_change_is_one_line_of_history_with_before_and_after(
    mira: Customer, ana: Member, shoe_size: CustomField
) -> None:
    change_customer(mira, by=ana, seen=1, name="Mira Holm", language="sv", custom={"shoe_size": "38"})
    assert changes(mira) == [
        {
            "name": {"before": "Mira Lindqvist", "after": "Mira Holm"},
            "language": {"before": "", "after": "sv"},
            "custom.shoe_size": {"before": None, "after": 38},
        }
    ]
    mira.refresh_from_db()
    assert (mira.name, mira.language, mira.custom, mira.version) == ("Mira Holm", "sv", {"shoe_size": 38}, 2)
    assert "holm" in mira.search_name
    assert NameWord.objects.filter(word="holm").exists()


def test_saving_the_same_again_writes_nothing(mira: Customer, ana: Member) -> None:
    before = Event.objects.count()
    assert change_customer(mira, by=ana, seen=1, name=" Mira  Lindqvist ") is None
    mira.refresh_from_db()
    assert mira.version == 1
    assert Event.objects.count() == before


def test_fields_only_one_of_two_people_touched_are_both_kept(mira: Customer, ana: Member, sam: Member) -> None:
    change_customer(mira, by=ana, seen=1, name="Mira Lindqvist", language="sv")
    change_customer(mira, by=sam, seen=1, name="Mira Holm", language="")
    mira.refresh_from_db()
    assert (mira.name, mira.language, mira.version) == ("Mira Holm", "sv", 3)


def test_the_same_field_changed_by_two_people_is_told_with_both_sides(mira: Customer, ana: Member, sam: Member) -> None:
    change_customer(mira, by=ana, seen=1, name="Mira Holm")
    before = Event.objects.count()
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        change_customer(mira, by=sam, seen=1, name="Mira Berg", language="sv")
    clash = meanwhile.value.merged.clashes["name"]
    assert (clash.before, clash.mine, clash.theirs) == ("Mira Lindqvist", "Mira Berg", "Mira Holm")
    assert meanwhile.value.last is not None
    assert meanwhile.value.last.by == ana
    mira.refresh_from_db()
    assert (mira.name, mira.language) == ("Mira Holm", "")
    assert Event.objects.count() == before


def test_paragraphs_of_two_people_are_merged(mira: Customer, ana: Member, sam: Member, about: CustomField) -> None:
    change_customer(mira, by=ana, custom={"about": "Likes tea.\n\nHas a dog."})
    change_customer(mira, by=ana, seen=2, custom={"about": "Likes green tea.\n\nHas a dog."})
    change_customer(mira, by=sam, seen=2, custom={"about": "Likes tea.\n\nHas two dogs."})
    mira.refresh_from_db()
    assert mira.custom == {"about": "Likes green tea.\n\nHas two dogs."}


def test_when_the_log_does_not_tell_every_change_nothing_is_guessed(mira: Customer, ana: Member) -> None:
    Customer.objects.filter(pk=mira.pk).update(name="Mira Imported", version=2)
    with pytest.raises(ChangedMeanwhile):
        change_customer(mira, by=ana, seen=1, name="Mira Lindqvist")


def test_without_a_version_the_given_fields_win_and_the_others_stay(mira: Customer, ana: Member) -> None:
    change_customer(mira, by=ana, language="sv")
    change_customer(mira, name="Mira Holm")
    mira.refresh_from_db()
    assert (mira.name, mira.language) == ("Mira Holm", "sv")


def test_an_empty_custom_value_is_taken_away(mira: Customer, ana: Member, shoe_size: CustomField) -> None:
    change_customer(mira, by=ana, custom={"shoe_size": 38})
    change_customer(mira, by=ana, custom={"shoe_size": ""})
    mira.refresh_from_db()
    assert mira.custom == {}


@pytest.mark.parametrize("custom", [{"shoe_size": "big"}, {"star_sign": "Leo"}])
def test_bad_custom_values_change_nothing(
    mira: Customer, ana: Member, shoe_size: CustomField, custom: dict[str, str]
) -> None:
    with pytest.raises(BadValues):
        change_customer(mira, by=ana, name="Mira Holm", custom=custom)
    mira.refresh_from_db()
    assert (mira.name, mira.version) == ("Mira Lindqvist", 1)


def test_a_customer_cannot_lose_the_name(mira: Customer, ana: Member) -> None:
    with pytest.raises(Nameless):
        change_customer(mira, by=ana, name="\u200b \u202e")


def test_what_is_not_guarded_by_the_version_is_not_changed_here(mira: Customer, ana: Member) -> None:
    with pytest.raises(TypeError, match="manager"):
        change_customer(mira, by=ana, manager="7")


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_save_at_the_same_moment_nobody_overwrites_the_other() -> None:
    mira = create_customer("Mira Lindqvist")
    start = threading.Barrier(2)
    refused: list[ChangedMeanwhile] = []

    def save(name: str) -> None:
        try:
            start.wait()
            change_customer(mira, seen=1, name=name)
        except ChangedMeanwhile as meanwhile:
            refused.append(meanwhile)
        finally:
            connection.close()

    people = [threading.Thread(target=save, args=[name]) for name in ("Mira Holm", "Mira Berg")]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert len(refused) == 1
    saved = Customer.objects.get(pk=mira.pk)
    clash = refused[0].merged.clashes["name"]
    assert {clash.mine, clash.theirs} == {"Mira Holm", "Mira Berg"}
    assert clash.theirs == saved.name
    assert saved.version == 2
