import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from customers.actions.finish_batch import finish_batch
from customers.actions.forget_file import forget_file
from customers.actions.load_batch import load_batch
from customers.actions.undo_batch import undo_batch
from customers.models import Intake
from customers.models.intake import LOCK
from customers.rules.words import Unreadable
from wiring.live import EVERYTHING, tell

TRIES = 3
# Who watches an import hears of it this often, in seconds; all other screens when it has ended, once.
QUIET = 1
# What two writers can do to each other; nothing of the batch was kept, so it is simply tried again.
COLLISIONS = {"40001", "40P01"}

log = logging.getLogger(__name__)


def work_on_intake(intake_id: int, *, seconds: float = float("inf")) -> bool:
    """Do what is next for an import, batch after batch, for so long; whether something is left to do.

    One at a time works on an import: the lock lives as long as our connection, so that whoever is killed lets go of it.
    A second one finds it taken and answers False.
    """
    until = monotonic() + seconds
    with alone_with(intake_id) as is_ours:
        if not is_ours:
            return False
        Intake.objects.filter(pk=intake_id, state=Intake.State.WAITING).update(state=Intake.State.RUNNING)
        intake = Intake.objects.select_related("by").get(pk=intake_id)
        # The reasons are read by whoever brought the file.
        with translation.override((intake.by and intake.by.language) or translation.get_language()):
            return proceed(intake, until)


def proceed(intake: Intake, until: float) -> bool:
    """Whether time ran out before the work did."""
    problem = ""
    try:
        if intake.state == Intake.State.UNDOING:
            return repeat(undo_batch, intake, until)
        if intake.state != Intake.State.RUNNING:
            return False
        if repeat(load_batch, intake, until):
            return True
    except Unreadable as why:
        problem = _(why.message) % why.params
    except (OperationalError, InterfaceError):
        raise  # the database is away: nothing of the batch was kept, the clock rings again
    except FileNotFoundError:
        problem = _(
            "Our copy of the file is gone. What was read is in; bring the file again, and only the rest is added."
        )
    except Exception:
        log.exception("Import %s stopped.", intake.pk)
        problem = _("Something unexpected went wrong; what was done so far is kept. Our log says more.")
    if intake.state == Intake.State.RUNNING and repeat(finish_batch, intake, until):
        return True
    end(intake, problem)
    return False


def repeat(step: Callable[[int], bool], intake: Intake, until: float) -> bool:
    """Take the step until it says that there is no more, or time is up; whether there is more."""
    told = monotonic()
    while again(step, intake):
        now = monotonic()
        if now >= told + QUIET:
            tell(intake.topic)
            told = now
        if now >= until:
            return True
    return False


def again(step: Callable[[int], bool], intake: Intake) -> bool:
    for patience in reversed(range(TRIES)):
        try:
            return step(intake.pk)
        except OperationalError as collision:
            if not patience or getattr(collision.__cause__, "sqlstate", "") not in COLLISIONS:
                raise
    return False


@transaction.atomic
def end(intake: Intake, problem: str) -> None:
    held = Intake.objects.select_for_update().get(pk=intake.pk)
    held.state = Intake.State.FAILED if problem else Intake.State.STOPPED if held.stop_asked else Intake.State.DONE
    held.problem = problem
    held.finished_at = timezone.now()
    held.save(update_fields=["state", "problem", "finished_at"])
    if held.state == Intake.State.DONE:
        forget_file(held)
    tell(held.topic, EVERYTHING)


@contextmanager
def alone_with(intake_id: int) -> Iterator[bool]:
    """Hold the import for ourselves, if nobody else does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK, intake_id])
        (is_ours,) = cursor.fetchone()
    try:
        yield is_ours
    finally:
        if is_ours:
            # A connection that broke has let go already.
            with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK, intake_id])
