"""The one question worth putting to a customer now, with what it needs to be asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from customers.models import Customer, Fact, FactType
from value.models.answer_worth import AnswerWorth
from value.models.asking import Asking
from value.models.fact_rule import FactRule
from value.models.need import Need
from value.rules.drip import Candidate, choose
from wiring.questions import question


@dataclass(frozen=True, slots=True)
class Drip(Candidate):
    """A question that may be asked, and the kind of fact its answer becomes."""

    type: FactType


def drip_question(customer: Customer, now: datetime) -> Drip | None:
    """The question whose answer would tell most; None when everything is known, was asked, or has its time to come."""
    return choose(
        Drip(kind.pk, kind.told, kind.open_needs, kind.position, kind)  # type: ignore[attr-defined]
        for kind in may_be_asked(customer.pk, now)
    )


@question
def may_be_asked(customer: int, now: datetime) -> QuerySet[FactType]:
    """The kinds of facts with a question this customer has neither answered nor been asked, with what each would tell."""
    standing = Fact.objects.filter(customer=customer, type=OuterRef("pk")).standing(now)
    askings = Asking.objects.filter(customer=customer, type=OuterRef("pk")).in_the_way(now)
    golden = AnswerWorth.objects.current().filter(type=OuterRef("pk"), beats_chance=True).values("share")
    settled = Need.objects.filter(customer=customer, group=OuterRef("group"))
    rules = FactRule.objects.filter(fact_type=OuterRef("pk"), group__active=True).exclude(Exists(settled))
    deciding = rules.order_by().values("fact_type").annotate(groups=Count("group")).values("groups")
    return (
        FactType.objects.filter(~Exists(standing), ~Exists(askings), active=True)
        .exclude(question="")
        .annotate(
            told=Coalesce(Subquery(golden), Value(0.0), output_field=FloatField()),
            open_needs=Coalesce(Subquery(deciding), Value(0)),
        )
    )


def lately_asked(customer: Customer, since: datetime) -> Any:
    """What was put to the customer since then, the last first."""
    return asked_since(customer.pk, since)


@question
def asked_since(customer: int, since: datetime) -> QuerySet[Asking]:
    return (
        Asking.objects.filter(Q(customer=customer), at__gte=since)
        .exclude(state=Asking.State.PUT_OFF)
        .select_related("type", "fact__type")
        .order_by(F("at").desc(), "-id")
    )
