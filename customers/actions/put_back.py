from collections.abc import Callable

from django.db import transaction

from customers.actions.add_address import add_address
from customers.actions.add_identity import add_identity
from customers.actions.assert_fact import assert_fact
from customers.actions.change_address import change_address
from customers.actions.make_primary import make_primary
from customers.actions.verify_identity import verify_identity
from customers.events import ADDRESS_REMOVED, FACT_RETRACTED, IDENTITY_REMOVED
from customers.models import Customer, Event, Fact
from staff.models import Member


class NotARemoval(ValueError):
    """Nothing was taken away by this line of history that could be put back."""


@transaction.atomic
def put_back(removal: Event, *, by: Member) -> None:
    """Take a removal back: what that line of history says was taken away is there again. Twice changes nothing.

    Raises `NotARemoval`, and `IdentityTaken` where the identity is somebody else's by now.
    """
    way = WAYS.get(removal.name)
    if way is None:
        raise NotARemoval
    Customer.objects.hold(removal.customer)
    way(removal, by)


def _identity(removal: Event, by: Member) -> None:
    was = removal.details
    identity = add_identity(was["raw"], to=removal.customer, kind=was["kind"], label=was["label"], by=by)
    if was["was_primary"]:
        make_primary(identity, by=by)
    if was["verified_how"] and not identity.verified_at:
        verify_identity(identity, how=was["verified_how"], by=by)


def _address(removal: Event, by: Member) -> None:
    parts = dict(removal.details)
    use, was_primary = parts.pop("use"), parts.pop("is_primary")
    if removal.customer.addresses.filter(use=use, **parts).exists():
        return
    address = add_address(to=removal.customer, use=use, by=by, **parts)
    if was_primary and not address.is_primary:
        change_address(address, use=use, is_primary=True, by=by, **parts)


def _fact(removal: Event, by: Member) -> None:
    """Told again as of the day it was told: what was learned since then wins."""
    fact = Fact.objects.select_related("type").get(customer=removal.customer, pk=removal.about_id or 0)
    told = Fact.objects.filter(customer=removal.customer, type=fact.type, value=fact.value)
    if not told.filter(ended_at=None).exists():
        assert_fact(fact.value, about=removal.customer, kind=fact.type, origin=fact.origin, by=by, at=fact.asserted_at)


WAYS: dict[str, Callable[[Event, Member], None]] = {
    IDENTITY_REMOVED.name: _identity,
    ADDRESS_REMOVED.name: _address,
    FACT_RETRACTED.name: _fact,
}
