from django.db import transaction

from customers.actions.digest import digest
from customers.models import Event
from wiring.models import Cursor, Position
from wiring.reactions import Reaction


@transaction.atomic
def hand_over(reaction: Reaction, *, up_to: Position, at_most: int) -> int:
    """Let a reaction see its next events and move its cursor past them, both or neither; answers how many it saw.

    None are handed over while another worker reads for this reaction. Raises `Indigestible`.
    """
    cursor = Cursor.objects.select_for_update(skip_locked=True).filter(pk=reaction.name).first()
    if cursor is None or cursor.position >= up_to:
        return 0
    events = Event.objects.read_on(cursor.position, up_to=up_to, names=reaction.names, at_most=at_most)
    if events:
        digest(events, by=reaction)
    cursor.move(events[-1].position if len(events) == at_most else up_to)
    return len(events)
