from django.db import transaction

from customers.events import ADDRESS_REMOVED
from customers.models import Address, Customer, Event
from staff.models import Member


@transaction.atomic
def remove_address(address: Address, *, by: Member | None = None) -> Event:
    """Forget a place of the customer's; the log keeps what it was. The oldest left becomes the primary one.

    Answers the line of history, from which it can be put back.
    """
    customer = Customer.objects.hold(address.customer)
    removal = customer.record(ADDRESS_REMOVED, by=by, summary=str(address), about=address, details=address.parts)
    address.delete()
    if address.is_primary:
        next_one = customer.addresses.order_by("id").first()
        if next_one is not None:
            next_one.is_primary = True
            next_one.save(update_fields=["is_primary"])
    return removal
