"""What every customer page asks of this room: the same questions, written once."""

from django.db.models import QuerySet

from value.models.standing import Standing
from value.models.valuation import Valuation
from wiring.questions import question


@question
def valuation_of(customer: int) -> QuerySet[Valuation]:
    """The figures of the last reckoning that was finished, with what they rest on and the tier that came of them."""
    with_all = ("reckoning__rules", "customer__standing__by_hand_by")
    return Valuation.objects.current().filter(customer=customer).select_related(*with_all)


@question
def standing_of(customer: int) -> QuerySet[Standing]:
    return Standing.objects.filter(customer=customer).select_related("by_hand_by")


def worth_of(customer: int) -> tuple[Valuation | None, Standing | None]:
    """Both at once; of somebody who was never valued a tier may still be given by hand."""
    for valuation in valuation_of(customer):
        return valuation, getattr(valuation.customer, "standing", None)
    return None, next(iter(standing_of(customer)), None)
