from django.db import transaction

from customers.actions.add_address import write_lines
from customers.events import ADDRESS_CHANGED
from customers.models import Address, Customer
from staff.models import Member


@transaction.atomic
def change_address(
    address: Address,
    *,
    use: str,
    lines: str,
    postcode: str,
    city: str,
    region: str,
    country: str,
    is_primary: bool = False,
    by: Member | None = None,
) -> Address:
    """Correct a place of the customer's, and perhaps make it the primary one. Raises `EmptyAddress`."""
    customer = Customer.objects.hold(address.customer)
    address.refresh_from_db()
    before = parts_of(address)
    address.use = use
    write_lines(address, lines=lines, postcode=postcode, city=city, region=region, country=country)
    if is_primary and not address.is_primary:
        customer.addresses.filter(is_primary=True).update(is_primary=False)
        address.is_primary = True
    changes = {
        part: {"before": before[part], "after": after}
        for part, after in parts_of(address).items()
        if after != before[part]
    }
    if changes:
        address.save()
        customer.record(ADDRESS_CHANGED, by=by, summary=str(address), about=address, details={"changes": changes})
    return address


def parts_of(address: Address) -> dict[str, str | bool]:
    """What an address consists of, as the log keeps it."""
    parts = ("use", "lines", "postcode", "city", "region", "country", "is_primary")
    return {part: getattr(address, part) for part in parts}
