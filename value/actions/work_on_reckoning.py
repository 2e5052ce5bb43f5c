import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from value.actions.add_up import add_up
from value.actions.assign_tiers import assign_tiers
from value.actions.find_needs import find_needs
from value.actions.find_peers import find_peers
from value.actions.judge_models import judge_models
from value.actions.read_histories import read_histories
from value.actions.tell_of_changes import tell_of_changes
from value.actions.value_customers import value_customers
from value.models import Reckoning
from value.models.reckoning import LOCK
from wiring.live import EVERYTHING, tell

type Do = Callable[[Reckoning], bool | None]

log = logging.getLogger(__name__)

STEPS: dict[str, Do] = {
    Reckoning.Step.HISTORIES: read_histories,
    Reckoning.Step.JUDGING: judge_models,
    Reckoning.Step.PEERS: find_peers,
    Reckoning.Step.VALUING: value_customers,
    Reckoning.Step.TIERS: assign_tiers,
    Reckoning.Step.NEEDS: find_needs,
    Reckoning.Step.CHANGES: tell_of_changes,
    Reckoning.Step.SHOWING: add_up,
}

STOPPABLE = list(STEPS)[: list(STEPS).index(Reckoning.Step.TIERS) + 1]
"""Before anything is changed that others see: from then on tiers and figures would not belong together."""

TRIES = 3
COLLISIONS = {"40001", "40P01"}
"""What two writers can do to each other; nothing of the piece was kept, so it is simply tried again."""


def work_on_reckoning(reckoning_id: int, *, seconds: float = float("inf")) -> bool:
    """Do what is next for a reckoning, step after step, for so long; whether something is left to do.

    One at a time works on it: the lock lives as long as our connection, so that whoever is killed lets go of it. Each
    step keeps what it did together with how far it is, so that another goes on from there. A second one finds the
    reckoning taken and answers False.
    """
    until = monotonic() + seconds
    with alone_with(reckoning_id) as is_ours:
        if not is_ours:
            return False
        begin(reckoning_id)
        while take_step(reckoning_id):
            if monotonic() >= until:
                return True
    return False


def begin(reckoning_id: int) -> None:
    waiting = Reckoning.objects.filter(pk=reckoning_id, state=Reckoning.State.WAITING)
    waiting.update(state=Reckoning.State.RUNNING, began_at=timezone.now())


def take_step(reckoning_id: int) -> bool:
    """One more piece of the step it is at, and on to the next step when there is none; whether there is more to do."""
    reckoning = Reckoning.objects.select_related("rules", "by").get(pk=reckoning_id)
    if reckoning.state != Reckoning.State.RUNNING:
        return False
    if reckoning.stop_asked and reckoning.step in STOPPABLE:
        return end(reckoning, Reckoning.State.STOPPED)
    try:
        more = piece_of(reckoning)
    except (OperationalError, InterfaceError):
        raise  # the database is away: nothing of the piece was kept, the clock rings again
    except Exception:
        log.exception("Reckoning %s stopped.", reckoning_id)
        return end(reckoning, Reckoning.State.FAILED, _("Something unexpected went wrong. Our log says more."))
    if not more and not go_on_to_next(reckoning):
        return end(reckoning, Reckoning.State.DONE)
    tell(reckoning.topic)
    return True


def piece_of(reckoning: Reckoning) -> bool | None:
    """Whether there is more of the step. Each try begins with the row as it stands."""
    for patience in reversed(range(TRIES)):
        try:
            return STEPS[reckoning.step](reckoning)
        except OperationalError as collision:
            if not patience or getattr(collision.__cause__, "sqlstate", "") not in COLLISIONS:
                raise
            reckoning.refresh_from_db()
    return None


def go_on_to_next(reckoning: Reckoning) -> bool:
    """Whether there is a step after this one."""
    steps = list(STEPS)
    place = steps.index(reckoning.step) + 1
    if place == len(steps):
        return False
    Reckoning.objects.filter(pk=reckoning.pk).update(step=steps[place], position=0)
    return True


def end(reckoning: Reckoning, state: str, problem: str = "") -> bool:
    Reckoning.objects.filter(pk=reckoning.pk).update(state=state, problem=problem, finished_at=timezone.now())
    tell(reckoning.topic, EVERYTHING)
    return False


@contextmanager
def alone_with(reckoning_id: int) -> Iterator[bool]:
    """Hold the reckoning for ourselves, if nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, reckoning_id])
        (is_ours,) = cursor.fetchone()
    try:
        yield is_ours
    finally:
        if is_ours:
            # A connection that broke has let go already.
            with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, reckoning_id])
