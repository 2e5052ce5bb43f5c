from django.db import transaction

from customers.events import RELATED
from customers.models import Customer, Relationship
from customers.rules.texts import clean_line
from staff.models import Member


class RelatedToSelf(ValueError):
    """A customer belongs together with another one, not with themselves."""


@transaction.atomic
def relate(customer: Customer, *, to: Customer, as_: str, by: Member | None = None, note: str = "") -> Relationship:
    """Keep that the customer lives with, works for or was referred by another; both histories get the line.

    A household is the same from both sides and kept once. Doing it twice changes nothing. Raises `RelatedToSelf`.
    """
    if customer.pk == to.pk:
        raise RelatedToSelf
    kind = Relationship.Kind(as_)
    if kind == Relationship.Kind.HOUSEHOLD and to.pk < customer.pk:
        customer, to = to, customer
    relationship, added = Relationship.objects.get_or_create(
        customer=customer, other=to, kind=kind, defaults={"note": clean_line(note)}
    )
    if added:
        relationship.record(RELATED, by=by)
    return relationship
