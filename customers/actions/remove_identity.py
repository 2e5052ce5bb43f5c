from django.db import transaction

from customers.events import IDENTITY_REMOVED
from customers.models import Customer, Event, Identity
from staff.models import Member


@transaction.atomic
def remove_identity(identity: Identity, *, by: Member | None = None) -> Event:
    """Forget that an identity is this customer's; it may be somebody else's from now on. The log keeps what it was.

    If it was the primary one, the oldest left of its kind takes its place. Answers the line of history, from which
    it can be put back.
    """
    customer = Customer.objects.hold(identity.customer)
    removal = customer.record(
        IDENTITY_REMOVED,
        by=by,
        summary=identity.raw,
        about=identity,
        details={
            "kind": identity.kind,
            "raw": identity.raw,
            "label": identity.label,
            "was_primary": identity.is_primary,
            "verified_how": identity.verified_how,
        },
    )
    identity.delete()
    if identity.is_primary:
        next_one = customer.identities.filter(kind=identity.kind).order_by("id").first()
        if next_one is not None:
            next_one.is_primary = True
            next_one.save(update_fields=["is_primary"])
    return removal
