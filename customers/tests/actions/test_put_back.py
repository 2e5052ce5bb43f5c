import pytest

from customers.actions.add_address import add_address
from customers.actions.add_identity import IdentityTaken, add_identity
from customers.actions.assert_fact import assert_fact
from customers.actions.put_back import NotARemoval, put_back
from customers.actions.remove_address import remove_address
from customers.actions.remove_identity import remove_identity
from customers.actions.retract_fact import retract_fact
from customers.actions.verify_identity import verify_identity
from customers.models import Customer, Fact, FactType
from staff.models import Member


@pytest.fixture
def prefers(db: None) -> FactType:
    return FactType.objects.create(key="reach_by", label="Prefers")


def test_an_identity_comes_back_as_first_and_verified_as_it_was(mira: Customer, ana: Member) -> None:
    phone = mira.identities.get(kind="phone")
    verify_identity(phone, how="called back", by=ana)
    add_identity("+49 171 5550199", to=mira, kind="phone", by=ana)
    put_back(remove_identity(phone, by=ana), by=ana)
    back = mira.identities.get(normalised=phone.normalised)
    assert (back.is_primary, back.verified_how) == (True, "called back")
    assert mira.identities.filter(kind="phone", is_primary=True).count() == 1


def test_an_identity_that_went_to_somebody_else_stays_there(mira: Customer, otto: Customer, ana: Member) -> None:
    removal = remove_identity(mira.identities.get(kind="phone"), by=ana)
    add_identity("+49 30 5557 0142", to=otto, kind="phone", by=ana)
    with pytest.raises(IdentityTaken):
        put_back(removal, by=ana)
    assert not mira.identities.filter(kind="phone").exists()


def test_an_address_comes_back_once(mira: Customer, ana: Member) -> None:
    home = add_address(to=mira, lines="Lindenstraße 14", city="Berlin", country="DE", by=ana)
    add_address(to=mira, city="Bonn", by=ana)
    removal = remove_address(home, by=ana)
    put_back(removal, by=ana)
    put_back(removal, by=ana)
    assert [(each.city, each.is_primary) for each in mira.addresses.order_by("city")] == [
        ("Berlin", True),
        ("Bonn", False),
    ]


def test_a_fact_is_believed_again_since_the_day_it_was_told(mira: Customer, ana: Member, prefers: FactType) -> None:
    told = assert_fact("phone", about=mira, kind=prefers, by=ana)
    removal = retract_fact(told, by=ana)
    put_back(removal, by=ana)
    put_back(removal, by=ana)
    standing = Fact.objects.get(customer=mira, ended_at=None)
    assert (standing.value, standing.asserted_at) == ("phone", told.asserted_at)


def test_what_was_learned_since_wins(mira: Customer, ana: Member, prefers: FactType) -> None:
    removal = retract_fact(assert_fact("phone", about=mira, kind=prefers, by=ana), by=ana)
    assert_fact("letters", about=mira, kind=prefers, by=ana)
    put_back(removal, by=ana)
    assert Fact.objects.get(customer=mira, ended_at=None).value == "letters"


def test_only_removals_are_put_back(mira: Customer, ana: Member) -> None:
    with pytest.raises(NotARemoval):
        put_back(mira.events.earliest("pk"), by=ana)
