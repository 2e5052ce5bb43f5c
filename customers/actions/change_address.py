from django.db import transaction

from customers.events import ADDRESS_CHANGED
from customers.models import Address, Customer
from customers.rules.addresses import read_place
from staff.models import Member


@transaction.atomic
def change_address(
    address: Address, *, use: str, is_primary: bool = False, by: Member | None = None, **place: str
) -> Address:
    """Correct a place of the customer's, and perhaps make it the primary one. Raises `EmptyAddress`."""
    parts = read_place(**place)
    customer = Customer.objects.hold(address.customer)
    address.refresh_from_db()
    before = address.parts
    if is_primary and not address.is_primary:
        customer.addresses.filter(is_primary=True).update(is_primary=False)
        address.is_primary = True
    address.use = Address.Use(use)
    for part, written in parts.items():
        setattr(address, part, written)
    changes = {
        part: {"before": before[part], "after": after} for part, after in address.parts.items() if after != before[part]
    }
    if changes:
        address.save(update_fields=list(changes))
        customer.record(ADDRESS_CHANGED, by=by, summary=str(address), about=address, details={"changes": changes})
    return address
