from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from customers.events import FACT_ASSERTED
from customers.models import Customer, Event, Fact, FactType
from customers.rules.moments import moment_of
from customers.rules.typed_values import BadValue, Reason
from staff.models import Member


@transaction.atomic
def assert_fact(
    value: object,
    *,
    about: Customer,
    kind: FactType,
    origin: str = Fact.Origin.SAID,
    by: Member | None = None,
    source: Event | None = None,
    at: datetime | None = None,
    cause: Event | None = None,
) -> Fact:
    """Remember something about a customer, from `at` on (now, if not said), learned from `source`.

    What was believed before is superseded, not overwritten: the standing fact of this kind, or the same answer where
    a customer may have several. News older than what stands is kept as already superseded. Raises `BadValue` or
    `NotHappened`.
    """
    customer = Customer.objects.hold(about)
    answer = kind.read(value)
    if answer is None:
        raise BadValue(Reason.MISSING)
    at = moment_of(at, now=timezone.now())
    standing = _rivals(customer, kind, answer)
    newer = standing.filter(asserted_at__gt=at).order_by("asserted_at").first()
    fact = Fact.objects.create(
        customer=customer,
        type=kind,
        value=answer,
        origin=Fact.Origin(origin),
        source_event_id=source.pk if source else None,
        asserted_at=at,
        asserted_by=by,
        expires_at=kind.expiry(at),
        ended_at=newer.asserted_at if newer else None,
        ending=Fact.Ending.SUPERSEDED if newer else "",
        superseded_by=newer,
    )
    before = [old.value for old in standing.filter(asserted_at__lte=at).exclude(pk=fact.pk)]
    standing.filter(asserted_at__lte=at).exclude(pk=fact.pk).update(
        ended_at=at, ending=Fact.Ending.SUPERSEDED, superseded_by=fact
    )
    customer.record(
        FACT_ASSERTED,
        by=by,
        summary=f"{kind.label}: {fact.shown}",
        about=fact,
        details={"type": kind.pk, "label": kind.label, "value": answer, "origin": origin, "before": before},
        cause=cause,
    )
    return fact


def _rivals(customer: Customer, kind: FactType, answer: object) -> QuerySet[Fact]:
    """The facts that cannot stand beside this answer."""
    rivals = Fact.objects.filter(customer=customer, type=kind, ended_at=None)
    return rivals.filter(value=answer) if kind.several else rivals
