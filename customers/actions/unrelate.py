from django.db import transaction

from customers.events import UNRELATED
from customers.models import Relationship
from staff.models import Member


@transaction.atomic
def unrelate(relationship: Relationship, *, by: Member | None = None) -> None:
    """Two customers do not belong together in this way any more; both histories keep that they did."""
    relationship.record(UNRELATED, by=by)
    relationship.delete()
