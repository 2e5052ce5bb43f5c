"""The verbs of the room `value`."""

from crm.demonstration.telling import Telling
from customers.models import Fact
from value.events import NEED_FOUND
from value.models import Need
from value.rules.needs import written


def find_needs(telling: Telling, fact: Fact) -> None:
    """Which needs the fact told last shows. What else speaks for them is added when the whole base is sorted."""
    learned, kind = telling.book.events[-1], fact.type
    for rule in telling.need_rules:
        if rule.fact_type_id != kind.pk or (rule.answers and written(fact.value) not in rule.answers):
            continue
        if (fact.customer_id, rule.group_id) in telling.needs:
            continue
        why = [
            {"type": kind.pk, "label": kind.label, "as": kind.value, "answer": fact.value, "origin": fact.origin},
        ]
        need = Need(customer=fact.customer, group=rule.group, origin=fact.origin, why=why, since=fact.asserted_at)
        telling.needs[fact.customer_id, rule.group_id] = telling.book.add(need)
        telling.book.record(
            fact.customer,
            NEED_FOUND,
            fact.asserted_at,
            summary=rule.group.name,
            about=rule.group,
            details={"group": rule.group_id, "origin": fact.origin, "why": why},
            cause=learned,
        )
