from django.db import transaction
from django.utils import timezone

from customers.events import FACT_RETRACTED
from customers.models import Customer, Event, Fact
from staff.models import Member


@transaction.atomic
def retract_fact(fact: Fact, *, by: Member | None = None, reason: str = "") -> Event | None:
    """Stop believing a fact without putting another in its place; it stays in the history.

    Answers the line of history, from which it can be put back; nothing when somebody was faster.
    """
    customer = Customer.objects.hold(fact.customer)
    fact.refresh_from_db(fields=["ended_at", "ending"])
    if fact.ended_at is not None:
        return None
    fact.ended_at = timezone.now()
    fact.ending = Fact.Ending.RETRACTED
    fact.save(update_fields=["ended_at", "ending"])
    return customer.record(
        FACT_RETRACTED,
        by=by,
        summary=f"{fact.type.label}: {fact.shown}",
        about=fact,
        details={"type": fact.type_id, "label": fact.type.label, "value": fact.value, "reason": reason},
    )
