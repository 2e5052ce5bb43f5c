from value.actions.carry_on_reckoning import carry_on_reckoning
from value.models import Reckoning


def take_up_reckonings() -> None:
    """Ring for a reckoning that is under way and that nobody works on: its worker died, or the bell was lost."""
    for number in Reckoning.objects.left_alone().values_list("pk", flat=True):
        carry_on_reckoning.enqueue(number)
