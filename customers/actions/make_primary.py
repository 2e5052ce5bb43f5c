from django.db import transaction

from customers.events import IDENTITY_PREFERRED
from customers.models import Customer, Identity
from staff.models import Member


@transaction.atomic
def make_primary(identity: Identity, *, by: Member | None = None) -> Identity:
    """Reach the customer here first, among all identities of this kind."""
    customer = Customer.objects.hold(identity.customer)
    if identity.is_primary:
        return identity
    customer.identities.filter(kind=identity.kind, is_primary=True).update(is_primary=False)
    identity.is_primary = True
    identity.save(update_fields=["is_primary"])
    customer.record(IDENTITY_PREFERRED, by=by, summary=identity.raw, about=identity, details={"kind": identity.kind})
    return identity
