from django.db import transaction

from customers.models import Customer
from staff.models import Member
from value.actions.sort_into_needs import sort_into_needs
from value.events import NEED_LEFT_OPEN
from value.models import Need


@transaction.atomic
def leave_need_open(need: Need, *, by: Member) -> None:
    """Take back what one of us said of a need: the rules decide again, at once."""
    customer = Customer.objects.hold(need.customer)
    need.refresh_from_db(fields=["verdict"])
    if not need.verdict:
        return
    details = {"group": need.group_id, "was": need.verdict}
    need.verdict, need.verdict_at, need.verdict_by = Need.Verdict.NONE, None, None
    need.save(update_fields=["verdict", "verdict_at", "verdict_by"])
    event = customer.record(NEED_LEFT_OPEN, by=by, summary=need.group.name, about=need.group, details=details)
    sort_into_needs([customer.pk], causes={customer.pk: event})
