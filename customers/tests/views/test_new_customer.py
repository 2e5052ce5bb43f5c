from collections.abc import Callable

import pytest
from django.test import Client

from customers.models import Customer, CustomField, Event
from staff.models import Member

type Visit = Callable[[Member], Client]
NEW = "/customers/new/"


def new(**given: str) -> dict[str, str]:
    return {"kind": "person", "name": "Nora Feld", "phone": "", "email": ""} | given


def test_a_name_is_enough(ana: Member, visit: Visit) -> None:
    answer = visit(ana).post(NEW, new())
    nora = Customer.objects.get(name="Nora Feld")
    assert answer.headers["Location"] == nora.get_absolute_url()
    assert nora.manager is None
    assert nora.events.get(name="customer.created").by == ana


def test_a_reps_new_customer_is_in_their_own_book(rita: Member, visit: Visit) -> None:
    visit(rita).post(NEW, new(phone="0171 555 0199"))
    assert Customer.objects.get(name="Nora Feld").manager == rita


def test_who_may_not_change_customers_finds_the_door_shut(hire: Callable[..., Member], visit: Visit) -> None:
    marketer = hire("Max", "marketer")
    assert visit(marketer).get(NEW).status_code == 403
    assert visit(marketer).post(NEW, new()).status_code == 403
    assert not Customer.objects.exists()


def test_a_taken_number_offers_the_customer_who_has_it(mira: Customer, ana: Member, visit: Visit) -> None:
    before = Event.objects.count()
    answer = visit(ana).post(NEW, new(phone="030/5557-0142", email="nora@feld.example"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert mira.get_absolute_url() in page
    assert "Mira Lindqvist" in page
    assert 'value="Nora Feld"' in page
    assert 'value="030/5557-0142"' in page
    assert Event.objects.count() == before
    assert not Customer.objects.filter(name="Nora Feld").exists()


def test_of_a_customer_one_may_not_see_it_says_only_that_it_is_taken(mira: Customer, zoe: Member, visit: Visit) -> None:
    page = visit(zoe).post(NEW, new(phone="030/5557-0142")).content.decode()
    assert "Another customer has this already." in page
    assert mira.get_absolute_url() not in page
    assert "Lindqvist" not in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "  "}, "This field is required."),
        ({"name": "\u200b\u202e"}, "nothing to see"),
        ({"name": "x" * 301}, "at most 300 letters"),
        ({"name": "Z" + "\u0351" * 2000}, "at most 300 letters"),
        ({"name": "No\x00ra"}, "cannot be kept (NUL)"),
        ({"phone": "12"}, "no phone number"),
        ({"phone": "030\x005557"}, "cannot be kept (NUL)"),
        ({"email": "nora"}, "no e-mail address"),
        ({"kind": "robot"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_field_and_nothing_is_written(
    given: dict[str, str], says: str, ana: Member, visit: Visit
) -> None:
    answer = visit(ana).post(NEW, new(**given))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Customer.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "Null",
        "=1+1",
        "山田 太郎",
        "مريم العربي",
        "שרה לוי",
        "Nguyễn Thị Hoa",
        "İlker Işık",
        "😀",
        "👨‍👩‍👧 Feld",
        "José",
        "x" * 300,
        "é" * 300,
        "👨‍👩‍👧" * 200,
        "Robert'); DROP TABLE customers_customer;--",
        "<script>alert(1)</script>",
        "{{ 7|add:7 }}",
        "Feld\u202eexe.gpj",
        "-",
    ],
)
def test_a_name_in_any_script_is_kept_and_shown(name: str, ana: Member, visit: Visit) -> None:
    answer = visit(ana).post(NEW, new(name=name), follow=True)
    assert answer.status_code == 200
    assert Customer.objects.get().name == name
    assert "<script>alert" not in answer.content.decode()


def test_required_fields_of_the_company_are_asked_for(ana: Member, visit: Visit) -> None:
    CustomField.objects.create(key="source", label="Came to us by", required=True)
    CustomField.objects.create(key="hobby", label="Hobby")
    browser = visit(ana)
    page = browser.get(NEW).content.decode()
    assert "Came to us by" in page
    assert "Hobby" not in page
    assert browser.post(NEW, new()).status_code == 422
    browser.post(NEW, new(**{"custom.source": "a friend"}))
    assert Customer.objects.get().custom == {"source": "a friend"}
