from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.actions.assert_fact import assert_fact
from customers.models import Customer, Event, Fact, FactType
from customers.models.answer import show_answer
from customers.rules.moments import moment_of
from customers.rules.typed_values import BadValue, Reason
from staff.models import Member
from value.events import QUESTION_ANSWERED
from value.models import Asking


class AlreadyAnswered(ValueError):
    """Somebody else was faster, or the key was pressed twice; another answer is given where facts are changed."""


@transaction.atomic
def answer_question(
    value: object, *, of: Customer, about: FactType, by: Member | None = None, at: datetime | None = None
) -> Asking:
    """The customer answered the question about this kind of fact: they said so, and are not asked again.

    What is learned has the answer as its source. Raises `BadValue`, `NotHappened` or `AlreadyAnswered`.
    """
    customer = Customer.objects.hold(of)
    answer = about.read(value)
    if answer is None:
        raise BadValue(Reason.MISSING)
    at = moment_of(at, now=timezone.now())
    if Asking.objects.filter(customer=customer, type=about, state=Asking.State.ANSWERED).exists():
        raise AlreadyAnswered
    answered = tell(customer, about, show_answer(answer, as_=about.value), by, at)
    fact = assert_fact(
        answer, about=customer, kind=about, origin=Fact.Origin.SAID, by=by, source=answered, at=at, cause=answered
    )
    asking, _ = Asking.objects.update_or_create(
        customer=customer,
        type=about,
        defaults={"state": Asking.State.ANSWERED, "at": at, "by": by, "again_at": None, "fact": fact},
    )
    return asking


def tell(customer: Customer, about: FactType, answer: str, by: Member | None, at: datetime) -> Event:
    return customer.record(
        QUESTION_ANSWERED,
        by=by,
        at=at,
        summary=about.question or about.label,
        details={"type": about.pk, "answer": answer},
    )
