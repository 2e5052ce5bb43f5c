from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.events import CONSENT_GIVEN
from customers.models import Consent, Customer, Event, Wording
from customers.rules.moments import moment_of
from customers.rules.texts import clean, clean_line
from staff.models import Member


class Unproven(ValueError):
    """A consent nobody could prove later: it needs the wording, how it was given, and what shows it."""


@transaction.atomic
def give_consent(
    customer: Customer,
    *,
    to: str,
    on: str,
    wording: Wording,
    how: str,
    proof: str,
    by: Member | None = None,
    at: datetime | None = None,
    cause: Event | None = None,
) -> Consent:
    """Write into the ledger that the customer allowed a purpose on a channel: which words, how, and what shows it.

    `to` is a `Consent.Purpose`, `on` a channel's code, `at` when they said so (now, if not said). Raises `Unproven`
    or `NotHappened`.
    """
    how, proof = clean_line(how), clean(proof)
    if not (how and proof):
        raise Unproven
    consent = Consent.objects.create(
        customer=customer,
        purpose=Consent.Purpose(to),
        channel_id=on,
        given=True,
        wording=wording,
        how=how,
        proof=proof,
        happened_at=moment_of(at, now=timezone.now()),
        by=by,
    )
    consent.record(CONSENT_GIVEN, cause=cause)
    return consent
