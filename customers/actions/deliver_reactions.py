import time

from django.db.models import Q
from django.utils import timezone

from customers.actions.digest import Indigestible
from customers.actions.endure_failure import endure_failure
from customers.actions.hand_over import hand_over
from customers.models import Event
from wiring.models import BEGINNING, Cursor, Position
from wiring.reactions import Reaction, Since, reactions


class LogFromElsewhere(Exception):
    """The database was restored from a dump: nobody can tell new events from old ones until `rebase_log` has run."""

    def __init__(self) -> None:
        super().__init__("This database was restored from a dump. Stop everything and run bin/manage rebase_log once.")


def deliver_reactions(*names: str, up_to: Position | None = None, seconds: float = 20) -> int:
    """Let every reaction (or those named) see what is new in the log, in turns, and answer how many events were seen.

    Ends when nothing is left or the time is over; the clock calls it again. Any number of workers may do this at the
    same time. It reads up to where the log is settled, unless `up_to` says otherwise: a transaction that is still open
    may yet add lines before that of a faster one, and what was passed over would never be seen.
    Raises `LogFromElsewhere`.
    """
    if Event.objects.is_from_elsewhere():
        raise LogFromElsewhere
    ends = time.monotonic() + seconds
    known = [reactions[name] for name in names] or list(reactions.values())
    open_cursors(known)
    seen = 0
    while time.monotonic() < ends:
        head = up_to or Event.objects.settled().last_position()
        turn = sum(take_turn(reaction, head) for reaction in behind(known, head))
        if not turn:
            break
        seen += turn
    return seen


def open_cursors(known: list[Reaction]) -> None:
    """Give each new reaction its place in the log."""
    placed = set(Cursor.objects.values_list("pk", flat=True))
    for reaction in known:
        if reaction.name not in placed:
            start = BEGINNING if reaction.since is Since.BEGINNING else Event.objects.settled().last_position()
            cursor = Cursor(reaction.name, transaction_id=start.transaction_id, event_id=start.event_id)
            Cursor.objects.bulk_create([cursor], ignore_conflicts=True)


def behind(known: list[Reaction], head: Position) -> list[Reaction]:
    """The reactions that have not read up to here and are not resting after a failure."""
    rested = Cursor.objects.filter(Q(retry_at=None) | Q(retry_at__lte=timezone.now()))
    places = {cursor.reaction: cursor.position for cursor in rested}
    return [reaction for reaction in known if places.get(reaction.name, head) < head]


def take_turn(reaction: Reaction, head: Position) -> int:
    """One batch for one reaction, so that none waits for another's backlog. Failing is an answer, not an end."""
    try:
        return hand_over(reaction, up_to=head, at_most=reaction.batch)
    except Indigestible as failed:
        return endure_failure(reaction, failed, up_to=head)
