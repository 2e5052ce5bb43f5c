from django.conf import settings
from django.db import transaction

from customers.events import IDENTITY_ADDED
from customers.models import Customer, Identity
from customers.rules.identities import normalise
from customers.rules.texts import clean_line
from staff.models import Member


class UnreadableIdentity(ValueError):
    """What was given cannot be an identity of that kind."""

    def __init__(self, kind: str, raw: str) -> None:
        super().__init__(f"{raw[:80]!r} is not a {Identity.Kind(kind).label}.")
        self.kind = kind
        self.raw = raw


class IdentityTaken(ValueError):
    """Another customer has this identity already; `identity.customer` says who. Show that only to who may see them."""

    def __init__(self, identity: Identity) -> None:
        super().__init__(f"{identity.raw} belongs to another customer.")
        self.identity = identity


@transaction.atomic
def add_identity(
    raw: str, *, to: Customer, kind: str, by: Member | None = None, label: str = "", source: str = "said"
) -> Identity:
    """Remember one more way to recognise or reach a customer; adding one they have already changes nothing.

    The first of a kind becomes the primary one; an external id counts per system, which `label` names.
    Raises `UnreadableIdentity`, `IdentityTaken`.
    """
    normalised = normalise(kind, raw, region=settings.DEFAULT_REGION, label=label)
    if normalised is None:
        raise UnreadableIdentity(kind, raw)
    # Two first numbers of one customer must not both become the primary one.
    Customer.objects.hold(to)
    identity, added = Identity.objects.get_or_create(
        kind=kind,
        normalised=normalised,
        defaults={
            "customer": to,
            "raw": clean_line(raw),
            "label": clean_line(label),
            "source": source,
            "is_primary": not to.identities.filter(kind=kind, is_primary=True).exists(),
        },
    )
    if identity.customer_id != to.pk:
        raise IdentityTaken(identity)
    if added:
        to.record(IDENTITY_ADDED, by=by, summary=identity.raw, about=identity, details={"kind": kind})
    return identity
