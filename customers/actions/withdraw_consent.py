from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.events import CONSENT_WITHDRAWN
from customers.models import Consent, Customer, Event
from customers.rules.moments import moment_of
from customers.rules.texts import clean, clean_line
from staff.models import Member


@transaction.atomic
def withdraw_consent(
    customer: Customer,
    *,
    to: str,
    on: str,
    how: str = "",
    proof: str = "",
    by: Member | None = None,
    at: datetime | None = None,
    cause: Event | None = None,
) -> Consent:
    """Write into the ledger that the customer refuses a purpose on a channel, from `at` on. No reason is asked for,
    and a no needs no proof; it may also come before anything was ever allowed.

    Raises `NotHappened`.
    """
    consent = Consent.objects.create(
        customer=customer,
        purpose=Consent.Purpose(to),
        channel_id=on,
        given=False,
        how=clean_line(how),
        proof=clean(proof),
        happened_at=moment_of(at, now=timezone.now()),
        by=by,
    )
    consent.record(CONSENT_WITHDRAWN, cause=cause)
    return consent
