"""Work for later: Django's tasks, carried by procrastinate as rows of our own database.

A verb says `@task` and is called with `verb.enqueue(42)`. The row is written in the caller's transaction and wakes the
worker when that commits; arguments are plain values, kept as JSON. A verb that raises is tried again, later each time;
after the last attempt its row stays, marked as failed, for the administration to see.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from asgiref.sync import async_to_sync
from django.db import transaction
from django.tasks import Task, TaskResult, TaskResultStatus
from django.tasks.backends.base import BaseTaskBackend
from django.tasks.exceptions import InvalidTask
from django.utils.module_loading import import_string
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job, Status

ATTEMPTS = 5
FIRST_WAIT = 10
"""Seconds; each further wait is six times as long: 10 s, 1 min, 6 min, 36 min."""

DEAD_AFTER = 30
"""Seconds without a heartbeat after which a worker counts as dead."""


class ProcrastinateBackend(BaseTaskBackend):
    """What `django.tasks` calls in order to put a verb into the queue."""

    supports_defer = True
    supports_priority = True
    supports_async_task = True

    def validate_task(self, task: Task) -> None:
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTask("A verb takes what it works on, not the queue's context.")

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        nothing: dict[str, Any] = dict.fromkeys(("enqueued_at", "started_at", "finished_at", "last_attempted_at"))
        result: TaskResult[Any, Any] = TaskResult(
            task=task, id="", status=TaskResultStatus.READY, args=list(args), kwargs=kwargs, backend=self.alias,
            errors=[], worker_ids=[], **nothing,
        )  # fmt: skip
        job = carry_out.configure(queue=task.queue_name, priority=task.priority, schedule_at=task.run_after)
        return replace(result, id=str(job.defer(verb=task.module_path, args=result.args, kwargs=result.kwargs)))


class LaterEachTime(BaseRetryStrategy):
    """Another attempt after each failure but the last.

    What the clock rings for is tried again soon, for as long as it takes: while one waits, ringing changes nothing, and
    a bell that a passing trouble silenced for half an hour would be worse than the trouble.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not job.queueing_lock and job.attempts + 1 >= ATTEMPTS:
            return None
        wait = timedelta(seconds=FIRST_WAIT if job.queueing_lock else FIRST_WAIT * 6**job.attempts)
        return RetryDecision(retry_at=datetime.now(UTC) + wait)


@app.task(name="carry_out", retry=LaterEachTime())
def carry_out(verb: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Call a verb, in the worker."""
    found = import_string(verb)
    if isinstance(found, Task):
        found.call(*args, **kwargs)
    elif is_verb(verb):
        found(*args, **kwargs)
    else:
        raise InvalidTask(f"{verb} is neither a task nor a verb.")


def is_verb(path: str) -> bool:
    """Whether the path names a verb of a room. Whoever can write into the queue's table can call nothing else."""
    return re.fullmatch(r"[a-z]+\.actions\.(\w+)\.\1", path) is not None


def ring(verb: Callable[[], object]) -> None:
    """Have `verb` called soon, and once: ringing again before it began changes nothing. Two never run at a time."""
    path = f"{verb.__module__}.{verb.__qualname__}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        carry_out.configure(queueing_lock=path, lock=path).defer(verb=path, args=[], kwargs={})


def rescue() -> int:
    """Give jobs whose worker died to another, and answer how many; what killed its last worker stays failed."""
    stalled = list(async_to_sync(app.job_manager.get_stalled_jobs)(seconds_since_heartbeat=DEAD_AFTER))
    for job in stalled:
        assert job.id is not None
        if job.attempts + 1 >= ATTEMPTS:
            async_to_sync(app.job_manager.finish_job)(job, Status.FAILED, delete_job=False)
        else:
            app.job_manager.retry_job_by_id(job.id, retry_at=datetime.now(UTC))
    return len(stalled)
