import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from customers.actions.digest import Indigestible
from customers.actions.hand_over import hand_over
from customers.models import SetAside
from customers.models.event import ChainTooLong
from customers.rules.back_off import SET_ASIDE_AFTER, STOP_WHEN_SET_ASIDE, SUSPECT_ONE_EVENT_AFTER, wait_after
from wiring.models import Cursor, Position
from wiring.reactions import Reaction

log = logging.getLogger(__name__)


def endure_failure(reaction: Reaction, failed: Indigestible, *, up_to: Position) -> int:
    """Remember that a reaction failed and leave it alone for a while; answers how many events it saw after all.

    Failing again and again, the batch is halved until one event is found guilty. That one is set aside for a person
    to look at, so that the reaction goes on; with too many set aside the fault is the reaction's own, and it stops.
    """
    cursor = count_failure(reaction, failed)
    endless = isinstance(failed.__cause__, ChainTooLong)
    if cursor.failures < SUSPECT_ONE_EVENT_AFTER and not endless:
        return 0
    seen, poison = isolate(reaction, len(failed.events), up_to=up_to)
    if poison is None:
        return seen
    if cursor.failures >= SET_ASIDE_AFTER or isinstance(poison.__cause__, ChainTooLong):
        return seen + set_aside(reaction, poison)
    count_failure(reaction, poison, failures=cursor.failures)
    return seen


def count_failure(reaction: Reaction, failed: Indigestible, *, failures: int | None = None) -> Cursor:
    """One more failure in a row (or so many), with what went wrong and when to try again."""
    problem = failed.__cause__
    log.error("The reaction %s failed on %s.", reaction.name, failed, exc_info=problem)
    Cursor.objects.filter(pk=reaction.name).update(
        failures=F("failures") + 1 if failures is None else failures, last_error=worded(problem)
    )
    cursor = Cursor.objects.get(pk=reaction.name)
    cursor.retry_at = timezone.now() + wait_after(cursor.failures)
    cursor.save(update_fields=["retry_at"])
    return cursor


def isolate(reaction: Reaction, suspects: int, *, up_to: Position) -> tuple[int, Indigestible | None]:
    """Hand over the innocent by halves. Answers how many were seen, and the failure on one single event if there is one."""
    seen = 0
    while suspects:
        half = max(1, suspects // 2)
        try:
            passed = hand_over(reaction, up_to=up_to, at_most=half)
        except Indigestible as failed:
            if len(failed.events) == 1:
                return seen, failed
            suspects = len(failed.events)
        else:
            seen += passed
            suspects -= half
    return seen, None


@transaction.atomic
def set_aside(reaction: Reaction, poison: Indigestible) -> int:
    """Move past the event and remember it for a person, unless the cursor has moved or too many wait already."""
    event = poison.events[0]
    cursor = Cursor.objects.select_for_update().get(pk=reaction.name)
    waiting = SetAside.objects.waiting().filter(reaction=reaction.name).count()
    if cursor.position >= event.position or waiting >= STOP_WHEN_SET_ASIDE:
        return 0
    SetAside.objects.create(reaction=reaction.name, event_id=event.pk, error=worded(poison.__cause__))
    cursor.move(event.position)
    log.error("The reaction %s cannot digest event %s: set aside.", reaction.name, event.pk)
    return 1


def worded(problem: BaseException | None) -> str:
    """The problem as the database can keep it."""
    return f"{type(problem).__name__}: {problem}"[:2000].replace("\x00", "")
