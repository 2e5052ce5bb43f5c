from collections.abc import Callable

import pytest
from django.test import Client

from customers.models import Customer
from staff.models import Member

type Visit = Callable[[Member], Client]
HOME = {
    "use": "home",
    "lines": "Kastanienallee 7",
    "postcode": "10435",
    "city": "Berlin",
    "region": "",
    "country": "de",
}


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}addresses/"


def test_an_address_is_added_corrected_and_removed(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    assert "Berlin" in browser.post(address, HOME, follow=True).content.decode()
    home = mira.addresses.get()
    browser.post(f"{address}{home.pk}/", HOME | {"city": "Potsdam"})
    home.refresh_from_db()
    assert (home.city, home.country) == ("Potsdam", "DE")
    browser.post(f"{address}{home.pk}/removal/")
    assert not mira.addresses.exists()


def test_a_second_one_may_be_the_first_to_use(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    browser.post(address, HOME)
    browser.post(address, HOME | {"use": "work", "city": "Potsdam", "is_primary": "on"})
    assert mira.addresses.get(is_primary=True).city == "Potsdam"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"lines": "", "postcode": "", "city": ""}, "at least a street"),
        ({"country": "Germany"}, "two letters"),
        ({"city": "Ber\x00lin"}, "NUL"),
        ({"lines": "x" * 501}, "at most 500"),
        ({"use": "castle"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_kept_is_said(
    given: dict[str, str], says: str, mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    answer = visit(ana).post(address, HOME | given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not mira.addresses.exists()
