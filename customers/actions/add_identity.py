from django.conf import settings
from django.db import transaction

from customers.events import IDENTITY_ADDED
from customers.models import Customer, Identity
from customers.rules.identities import normalise
from staff.models import Member


class UnreadableIdentity(ValueError):
    """What was given cannot be an identity of that kind."""


class IdentityTaken(ValueError):
    """Another customer has this identity already; `identity.customer` says who."""

    def __init__(self, identity: Identity) -> None:
        super().__init__(f"{identity.raw} belongs to another customer.")
        self.identity = identity


@transaction.atomic
def add_identity(
    raw: str, *, to: Customer, kind: str, by: Member | None = None, label: str = "", source: str = "said"
) -> Identity:
    """Remember one more way to recognise or reach a customer; adding one they have already changes nothing.

    The first of a kind becomes the primary one. Raises `UnreadableIdentity`, `IdentityTaken`.
    """
    normalised = normalise(kind, raw, region=settings.DEFAULT_REGION)
    if normalised is None:
        raise UnreadableIdentity(raw)
    identity, added = Identity.objects.get_or_create(
        kind=kind,
        normalised=normalised,
        defaults={
            "customer": to,
            "raw": raw.strip(),
            "label": label,
            "source": source,
            "is_primary": not to.identities.filter(kind=kind, is_primary=True).exists(),
        },
    )
    if identity.customer_id != to.pk:
        raise IdentityTaken(identity)
    if added:
        to.record(IDENTITY_ADDED, by=by, summary=identity.raw, about=identity, details={"kind": kind})
    return identity
