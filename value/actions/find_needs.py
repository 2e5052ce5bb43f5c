from value.actions.sort_into_needs import sort_into_needs
from value.actions.weigh_answers import weigh_answers
from value.models import Reckoning


def find_needs(reckoning: Reckoning) -> None:
    """Sort everybody into needs by what they bought of late, and find out which answers tell most of value."""
    sort_into_needs()
    weigh_answers(reckoning)
