from django.db import transaction

from customers.events import ADDRESS_ADDED
from customers.models import Address, Customer
from customers.rules.addresses import read_place
from staff.models import Member


@transaction.atomic
def add_address(*, to: Customer, use: str = Address.Use.HOME, by: Member | None = None, **place: str) -> Address:
    """Remember a place of the customer's: `lines`, `postcode`, `city`, `region`, `country`. The first becomes the
    primary one. Raises `EmptyAddress`."""
    parts = read_place(**place)
    customer = Customer.objects.hold(to)
    address = customer.addresses.create(
        use=Address.Use(use), is_primary=not customer.addresses.filter(is_primary=True).exists(), **parts
    )
    customer.record(ADDRESS_ADDED, by=by, summary=str(address), about=address, details={"use": use})
    return address
