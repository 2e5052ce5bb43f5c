from django.db import transaction

from customers.models import SetAside
from wiring.models import BEGINNING, Cursor
from wiring.reactions import Reaction


@transaction.atomic
def replay_reaction(reaction: Reaction) -> None:
    """Send a reaction back to the beginning of the log: it will see everything again, what was set aside too."""
    Cursor.objects.get_or_create(pk=reaction.name)
    Cursor.objects.select_for_update().get(pk=reaction.name).move(BEGINNING)
    SetAside.objects.waiting().filter(reaction=reaction.name).delete()
