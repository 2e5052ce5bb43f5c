from django.db import transaction
from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from value.events import NEED_CONFIRMED
from value.models import Need


@transaction.atomic
def confirm_need(need: Need, *, by: Member) -> Need:
    """One of us made sure: the customer has this need, whatever the rules say from now on."""
    customer = Customer.objects.hold(need.customer)
    need.refresh_from_db(fields=["verdict"])
    if need.verdict == Need.Verdict.CONFIRMED:
        return need
    need.verdict, need.verdict_at, need.verdict_by = Need.Verdict.CONFIRMED, timezone.now(), by
    need.save(update_fields=["verdict", "verdict_at", "verdict_by"])
    details = {"group": need.group_id, "origin": need.origin, "why": need.why}
    customer.record(NEED_CONFIRMED, by=by, summary=need.group.name, about=need.group, details=details)
    return need
