"""What every customer page asks of this room: the same two questions, written once."""

from django.db.models import QuerySet

from value.models.standing import Standing
from value.models.valuation import Valuation
from wiring.questions import question


@question
def valuation_of(customer: int) -> QuerySet[Valuation]:
    """The figures of the last reckoning that was finished, with what it rests on."""
    return Valuation.objects.current().filter(customer=customer).select_related("reckoning__rules")


@question
def standing_of(customer: int) -> QuerySet[Standing]:
    return Standing.objects.filter(customer=customer).select_related("by_hand_by")
