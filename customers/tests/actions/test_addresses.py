"""Adding, correcting and removing a customer's places."""

import pytest

from customers.actions.add_address import add_address
from customers.actions.change_address import change_address
from customers.actions.remove_address import remove_address
from customers.events import ADDRESS_ADDED, ADDRESS_CHANGED, ADDRESS_REMOVED
from customers.models import Address, Customer
from customers.rules.addresses import EmptyAddress
from staff.models import Member


@pytest.fixture
def home(mira: Customer, ana: Member) -> Address:
    return add_address(to=mira, lines="Kastanienallee 7", postcode="10435", city=" Berlin ", country="de", by=ana)


def test_the_first_address_is_the_primary_one(mira: Customer, ana: Member, home: Address) -> None:
    work = add_address(to=mira, use=Address.Use.WORK, city="Potsdam", by=ana)
    assert (home.is_primary, work.is_primary) == (True, False)
    assert (home.city, home.country) == ("Berlin", "DE")
    assert mira.home == home
    assert mira.events.named(ADDRESS_ADDED).count() == 2


def test_a_correction_is_one_line_with_before_and_after(mira: Customer, ana: Member, home: Address) -> None:
    parts = {"use": "home", "lines": "Kastanienallee 7", "postcode": "10435", "region": "", "country": "DE"}
    change_address(home, **parts, city="Berlin", by=ana)
    assert not mira.events.named(ADDRESS_CHANGED).exists()
    change_address(home, **parts, city="Potsdam", by=ana)
    event = mira.events.named(ADDRESS_CHANGED).get()
    assert event.details["changes"] == {"city": {"before": "Berlin", "after": "Potsdam"}}


def test_another_address_may_become_the_primary_one(mira: Customer, ana: Member, home: Address) -> None:
    work = add_address(to=mira, use=Address.Use.WORK, city="Potsdam", by=ana)
    change_address(
        work, use="work", lines="", postcode="", city="Potsdam", region="", country="", is_primary=True, by=ana
    )
    assert list(mira.addresses.filter(is_primary=True)) == [work]


def test_a_removed_address_stays_in_the_history(mira: Customer, ana: Member, home: Address) -> None:
    work = add_address(to=mira, use=Address.Use.WORK, city="Potsdam", by=ana)
    remove_address(home, by=ana)
    assert mira.events.named(ADDRESS_REMOVED).get().details["lines"] == "Kastanienallee 7"
    work.refresh_from_db()
    assert work.is_primary


def test_an_address_without_any_place_is_refused(mira: Customer, ana: Member) -> None:
    with pytest.raises(EmptyAddress):
        add_address(to=mira, region="Brandenburg", country="DE", by=ana)
    assert not mira.addresses.exists()
