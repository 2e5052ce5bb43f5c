from django.db import transaction

from customers.events import ADDRESS_ADDED
from customers.models import Address, Customer
from customers.rules.texts import clean, clean_line
from staff.models import Member


class EmptyAddress(ValueError):
    """An address needs at least a street, a postcode or a town."""


@transaction.atomic
def add_address(
    *,
    to: Customer,
    use: str = Address.Use.HOME,
    lines: str = "",
    postcode: str = "",
    city: str = "",
    region: str = "",
    country: str = "",
    by: Member | None = None,
) -> Address:
    """Remember a place of the customer's; the first becomes the primary one. Raises `EmptyAddress`."""
    address = Address(customer=to, use=use)
    write_lines(address, lines=lines, postcode=postcode, city=city, region=region, country=country)
    customer = Customer.objects.hold(to)
    address.is_primary = not customer.addresses.filter(is_primary=True).exists()
    address.save()
    customer.record(ADDRESS_ADDED, by=by, summary=str(address), about=address, details={"use": use})
    return address


def write_lines(address: Address, *, lines: str, postcode: str, city: str, region: str, country: str) -> None:
    """Put the cleaned parts onto the row, unsaved. Raises `EmptyAddress`."""
    address.lines = clean(lines)
    address.postcode = clean_line(postcode)
    address.city = clean_line(city)
    address.region = clean_line(region)
    address.country = country.strip().upper()
    if not (address.lines or address.postcode or address.city):
        raise EmptyAddress
