from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from customers.models import Customer, FactType
from staff.models import Member
from value.events import QUESTION_PUT_OFF
from value.models import Asking

WAITS = timedelta(days=14)


@transaction.atomic
def put_off_question(about: FactType, *, to: Customer, by: Member | None = None) -> Asking:
    """It is not the moment: the question was not asked, and is offered again in two weeks. One that was asked is left."""
    customer, now = Customer.objects.hold(to), timezone.now()
    put_off = {"state": Asking.State.PUT_OFF, "at": now, "by": by, "again_at": now + WAITS}
    asking, is_new = Asking.objects.get_or_create(customer=customer, type=about, defaults=put_off)
    if not is_new:
        if asking.state != Asking.State.PUT_OFF:
            return asking
        for field, value in put_off.items():
            setattr(asking, field, value)
        asking.save(update_fields=[*put_off])
    customer.record(QUESTION_PUT_OFF, by=by, summary=about.question or about.label, details={"type": about.pk})
    return asking
