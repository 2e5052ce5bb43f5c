from django.db import transaction

from customers.actions.retract_fact import retract_fact
from customers.models import Customer, FactType
from staff.models import Member
from value.events import QUESTION_REOPENED
from value.models import Asking


@transaction.atomic
def reopen_question(about: FactType, *, to: Customer, by: Member) -> None:
    """What was written down of this question was a mistake: an answer is taken back, and the question may be asked."""
    customer = Customer.objects.hold(to)
    asking = Asking.objects.select_related("fact__customer", "fact__type").filter(customer=customer, type=about).first()
    if asking is None:
        return
    fact, details = asking.fact, {"type": about.pk, "was": asking.state}
    asking.delete()
    customer.record(QUESTION_REOPENED, by=by, summary=about.question or about.label, details=details)
    if fact:
        retract_fact(fact, by=by)
