from django.db import transaction
from django.utils import timezone

from customers.models import Customer, FactType
from staff.models import Member
from value.events import QUESTION_ASKED
from value.models import Asking


@transaction.atomic
def ask_question(about: FactType, *, to: Customer, by: Member | None = None) -> Asking:
    """The question was put to the customer, and the answer is awaited: nobody else asks it meanwhile, or again."""
    customer, now = Customer.objects.hold(to), timezone.now()
    asking, is_new = Asking.objects.get_or_create(
        customer=customer, type=about, defaults={"state": Asking.State.ASKED, "at": now, "by": by}
    )
    if not is_new:
        if asking.state != Asking.State.PUT_OFF:
            return asking
        asking.state, asking.at, asking.by, asking.again_at = Asking.State.ASKED, now, by, None
        asking.save(update_fields=["state", "at", "by", "again_at"])
    customer.record(QUESTION_ASKED, by=by, summary=about.question or about.label, details={"type": about.pk})
    return asking
