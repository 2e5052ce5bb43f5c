from django.db import transaction
from django.utils import timezone

from customers.models import Customer
from staff.models import Member
from value.events import NEED_DECLINED
from value.models import Need


@transaction.atomic
def decline_need(need: Need, *, by: Member) -> Need:
    """One of us knows better: the customer does not have this need, and the rules do not bring it back."""
    customer = Customer.objects.hold(need.customer)
    need.refresh_from_db(fields=["verdict"])
    if need.verdict == Need.Verdict.DECLINED:
        return need
    need.verdict, need.verdict_at, need.verdict_by = Need.Verdict.DECLINED, timezone.now(), by
    need.save(update_fields=["verdict", "verdict_at", "verdict_by"])
    details = {"group": need.group_id, "origin": need.origin, "why": need.why}
    customer.record(NEED_DECLINED, by=by, summary=need.group.name, about=need.group, details=details)
    return need
