from django.db import transaction
from django.utils import timezone

from customers.models import Customer, FactType
from staff.models import Member
from value.events import QUESTION_DECLINED
from value.models import Asking


@transaction.atomic
def decline_question(about: FactType, *, of: Customer, by: Member | None = None) -> Asking:
    """The customer does not want to say: they are not asked again. What was answered stays answered."""
    customer, now = Customer.objects.hold(of), timezone.now()
    asking, is_new = Asking.objects.get_or_create(
        customer=customer, type=about, defaults={"state": Asking.State.DECLINED, "at": now, "by": by}
    )
    if not is_new:
        if asking.state in {Asking.State.DECLINED, Asking.State.ANSWERED}:
            return asking
        asking.state, asking.at, asking.by, asking.again_at = Asking.State.DECLINED, now, by, None
        asking.save(update_fields=["state", "at", "by", "again_at"])
    customer.record(QUESTION_DECLINED, by=by, summary=about.question or about.label, details={"type": about.pk})
    return asking
