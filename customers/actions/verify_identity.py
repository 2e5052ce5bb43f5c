from django.db import transaction
from django.utils import timezone

from customers.events import IDENTITY_VERIFIED
from customers.models import Identity
from customers.rules.texts import clean_line
from staff.models import Member


@transaction.atomic
def verify_identity(identity: Identity, *, how: str, by: Member | None = None) -> Identity:
    """Keep that we made sure an identity is the customer's own, and how: called back, answered a mail, saw the card."""
    identity.verified_at = timezone.now()
    identity.verified_how = clean_line(how)
    identity.save(update_fields=["verified_at", "verified_how"])
    identity.customer.record(
        IDENTITY_VERIFIED,
        by=by,
        summary=identity.raw,
        about=identity,
        details={"kind": identity.kind, "how": identity.verified_how},
    )
    return identity
