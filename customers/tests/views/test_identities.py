from collections.abc import Callable

import pytest
from django.test import Client

from customers.models import Customer, Event
from staff.models import Member

type Visit = Callable[[Member], Client]
PART = {"HX-Request": "true"}


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}identities/"


def told(**given: str) -> dict[str, str]:
    return {"kind": "phone", "raw": "0171 555 0199", "label": "mobile"} | given


def test_a_number_is_added_and_stands_in_the_list(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    page = visit(ana).post(address, told(), follow=True).content.decode()
    assert "+49 171 5550199" in page
    identity = mira.identities.get(normalised="+491715550199")
    assert (identity.label, identity.is_primary) == ("mobile", False)


def test_in_a_panel_only_its_inside_is_answered(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    part = visit(ana).post(address, told(), headers=PART, follow=True).content.decode()
    assert "<html" not in part
    assert "+49 171 5550199" in part


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"raw": ""}, "This field is required."),
        ({"raw": "12"}, "no phone number"),
        ({"kind": "email", "raw": "mira"}, "no e-mail address"),
        ({"kind": "external", "raw": "42", "label": ""}, "which system"),
        ({"kind": "device", "raw": "42"}, "Select a valid choice"),
        ({"raw": "030\x00"}, "cannot be kept (NUL)"),
        ({"label": "x" * 41}, "at most 40 letters"),
    ],
)
def test_what_cannot_be_kept_is_said_with_what_was_typed(
    given: dict[str, str], says: str, mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    before = Event.objects.count()
    answer = visit(ana).post(address, told(**given))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert mira.identities.count() == 2
    assert Event.objects.count() == before


def test_a_taken_number_offers_who_has_it_only_to_who_may_see_them(
    mira: Customer, otto: Customer, address: str, ana: Member, rita: Member, visit: Visit
) -> None:
    number = told(raw="0171/5550188")
    seen, unseen = (visit(member).post(address, number).content.decode() for member in (ana, rita))
    assert otto.get_absolute_url() in seen
    assert otto.get_absolute_url() not in unseen
    assert "Another customer has this already." in unseen


def test_verifying_asks_how(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    identity = mira.identities.get(kind="phone")
    browser = visit(ana)
    assert browser.post(f"{address}{identity.pk}/verification/", {"how": ""}).status_code == 422
    browser.post(f"{address}{identity.pk}/verification/", {"how": "called back"})
    identity.refresh_from_db()
    assert identity.verified_how == "called back"


def test_another_number_is_used_first_and_one_is_removed(
    mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    browser.post(address, told())
    new = mira.identities.get(normalised="+491715550199")
    browser.post(f"{address}{new.pk}/primary/")
    old = mira.identities.get(normalised="+493055570142")
    assert not old.is_primary
    browser.post(f"{address}{old.pk}/removal/")
    assert list(mira.identities.filter(kind="phone")) == [new]


def test_an_identity_is_found_only_below_its_own_customer(
    mira: Customer, otto: Customer, ana: Member, visit: Visit
) -> None:
    wrong = f"{otto.get_absolute_url()}identities/{mira.identities.first().pk}/removal/"
    assert visit(ana).post(wrong).status_code == 404
    assert mira.identities.count() == 2
