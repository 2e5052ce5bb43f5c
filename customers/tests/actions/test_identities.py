"""Adding, preferring, verifying and removing the ways in which a customer is recognised and reached."""

import threading

import pytest
from django.db import connection

from customers.actions.add_identity import IdentityTaken, UnreadableIdentity, add_identity
from customers.actions.create_customer import create_customer
from customers.actions.make_primary import make_primary
from customers.actions.remove_identity import remove_identity
from customers.actions.verify_identity import verify_identity
from customers.events import IDENTITY_ADDED, IDENTITY_PREFERRED, IDENTITY_REMOVED, IDENTITY_VERIFIED
from customers.models import Customer, Event, Identity
from staff.models import Member

PHONE = Identity.Kind.PHONE


def primary(customer: Customer, kind: str = PHONE) -> list[str]:
    return list(customer.identities.filter(kind=kind, is_primary=True).values_list("normalised", flat=True))


def test_a_customer_has_several_numbers_and_one_of_them_first(mira: Customer, ana: Member) -> None:
    mobile = add_identity("0171 555 0199", to=mira, kind=PHONE, by=ana, label="mobile")
    assert mira.identities.filter(kind=PHONE).count() == 2
    assert primary(mira) == ["+493055570142"]
    make_primary(mobile, by=ana)
    assert primary(mira) == ["+491715550199"]
    assert mira.events.named(IDENTITY_PREFERRED).get().by == ana
    make_primary(mobile, by=ana)
    assert mira.events.named(IDENTITY_PREFERRED).count() == 1


def test_the_number_is_kept_as_it_was_given_and_found_in_any_writing(mira: Customer, ana: Member) -> None:
    identity = add_identity(" (0171)  555-0199 ", to=mira, kind=PHONE, by=ana)
    assert (identity.raw, identity.shown) == ("(0171) 555-0199", "+49 171 5550199")
    for writing in ("+49 171 5550199", "0049 171 555 01 99", "0171/5550199"):
        assert Identity.objects.find("phone", writing) == identity
    assert Identity.objects.find("phone", "171 555 0199", region="DE") == identity
    assert Identity.objects.find("phone", "no number") is None


def test_adding_what_they_have_already_changes_nothing(mira: Customer, ana: Member) -> None:
    before = Event.objects.count()
    add_identity("030 5557 0142", to=mira, kind=PHONE, by=ana)
    assert mira.identities.filter(kind=PHONE).count() == 1
    assert Event.objects.count() == before


def test_a_number_of_somebody_else_is_refused_and_names_them(mira: Customer, otto: Customer, ana: Member) -> None:
    with pytest.raises(IdentityTaken) as taken:
        add_identity("0171 555 0188", to=mira, kind=PHONE, by=ana)
    assert taken.value.identity.customer == otto


@pytest.mark.parametrize(("kind", "raw"), [("phone", "12"), ("email", "mira"), ("external", "42")])
def test_what_cannot_be_read_is_refused(mira: Customer, kind: str, raw: str) -> None:
    before = mira.identities.count()
    with pytest.raises(UnreadableIdentity):
        add_identity(raw, to=mira, kind=kind)
    assert mira.identities.count() == before


def test_the_same_external_id_may_belong_to_two_customers_in_two_systems(mira: Customer, otto: Customer) -> None:
    add_identity("42", to=mira, kind=Identity.Kind.EXTERNAL, label="shop")
    add_identity("42", to=otto, kind=Identity.Kind.EXTERNAL, label="erp")
    assert Identity.objects.find("external", "42", label="Shop").customer == mira
    assert Identity.objects.find("external", "erp:42").customer == otto


def test_who_may_not_see_mira_does_not_find_her_number(mira: Customer, zoe: Member, rita: Member) -> None:
    assert Identity.objects.find("phone", "030 5557 0142", viewer=rita)
    assert Identity.objects.find("phone", "030 5557 0142", viewer=zoe) is None


def test_a_verified_identity_says_how_and_by_whom(mira: Customer, ana: Member) -> None:
    identity = mira.identities.get(kind=PHONE)
    verify_identity(identity, how="called back", by=ana)
    identity.refresh_from_db()
    assert identity.verified_at is not None
    assert identity.verified_how == "called back"
    event = mira.events.named(IDENTITY_VERIFIED).get()
    assert (event.by, event.details["how"]) == (ana, "called back")


def test_a_removed_number_is_free_for_somebody_else_and_the_next_takes_its_place(
    mira: Customer, otto: Customer, ana: Member
) -> None:
    add_identity("0171 555 0199", to=mira, kind=PHONE, by=ana)
    remove_identity(mira.identities.get(normalised="+493055570142"), by=ana)
    assert primary(mira) == ["+491715550199"]
    assert mira.events.named(IDENTITY_REMOVED).get().details["raw"] == "+49 30 5557 0142"
    add_identity("030 5557 0142", to=otto, kind=PHONE, by=ana)
    assert otto.events.named(IDENTITY_ADDED).filter(summary="030 5557 0142").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_add_the_same_number_one_wins_and_the_other_is_told() -> None:
    customers = [create_customer(name) for name in ("Mira Lindqvist", "Otto Brandt")]
    start = threading.Barrier(2)
    taken: list[IdentityTaken] = []

    def add(customer: Customer) -> None:
        try:
            start.wait()
            add_identity("030 5557 0142", to=customer, kind=PHONE)
        except IdentityTaken as refusal:
            taken.append(refusal)
        finally:
            connection.close()

    together(add, customers)
    identity = Identity.objects.get(normalised="+493055570142")
    assert len(taken) == 1
    assert taken[0].identity == identity
    assert Event.objects.named(IDENTITY_ADDED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_first_numbers_added_at_once_one_becomes_the_primary() -> None:
    mira = create_customer("Mira Lindqvist")
    start = threading.Barrier(2)

    def add(number: str) -> None:
        try:
            start.wait()
            add_identity(number, to=mira, kind=PHONE)
        finally:
            connection.close()

    together(add, ["030 5557 0142", "0171 555 0199"])
    assert mira.identities.count() == 2
    assert len(primary(mira)) == 1


def together(do: object, arguments: list) -> None:
    threads = [threading.Thread(target=do, args=[argument]) for argument in arguments]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
