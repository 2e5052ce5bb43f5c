from django.db import transaction

from customers.models import Customer
from value.actions.refresh_histories import refresh_histories
from value.actions.refresh_service import refresh_service
from value.models import Reckoning
from value.models.accounts import end_of_next

AT_ONCE = 20_000


@transaction.atomic
def read_histories(reckoning: Reckoning) -> bool:
    """Shorten the histories of some more customers; whether there are more. What the reactions kept up to date is made sure of."""
    if not reckoning.position:
        reckoning.total = Customer.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    up_to = end_of_next(reckoning.position, AT_ONCE)
    if up_to is None:
        return False
    span = (reckoning.position, up_to)
    refresh_histories(span=span, as_of=reckoning.as_of, rules=reckoning.rules)
    refresh_service(span=span, as_of=reckoning.as_of)
    reckoning.position = up_to
    reckoning.save(update_fields=["position", "total"])
    return True
