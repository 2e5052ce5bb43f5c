"""The verbs of the room `interactions`."""

from datetime import UTC, date, datetime

from crm.demonstration.chronicle import Chronicle
from customers.events import THREAD_CLOSED, THREAD_OPENED
from customers.models import Customer, Event, Thread
from customers.models.event import SUMMARY_LENGTH
from interactions.events import (
    CONTACT,
    NOTE_WRITTEN,
    PROMISE_BROKEN,
    PROMISE_KEPT,
    PROMISE_MADE,
    PROMISE_MADE_GOOD,
    PROMISE_RENEGOTIATED,
    TASK_DONE,
    TASK_GIVEN,
)
from interactions.models import Body, Note, Promise, Task
from interactions.rules.awaiting import awaiting_after
from interactions.rules.texts import beginning
from staff.models import Member


def open_thread(book: Chronicle, customer: Customer, subject: str, at: datetime, *, by: Member | None) -> Thread:
    thread = book.add(Thread(customer=customer, subject=subject, opened_at=at))
    book.record(customer, THREAD_OPENED, at, by=by, thread=thread, summary=subject, about=thread)
    return thread


def close_thread(book: Chronicle, thread: Thread, at: datetime, *, by: Member | None) -> None:
    thread.closed_at, thread.awaiting, thread.awaiting_since = at, Thread.Awaiting.NOBODY, None
    book.record(thread.customer, THREAD_CLOSED, at, by=by, thread=thread, summary=thread.subject, about=thread)


def record_contact(
    book: Chronicle,
    customer: Customer,
    at: datetime,
    *,
    channel: str,
    direction: str,
    summary: str,
    by: Member,
    body: str = "",
    outcome: str = "",
    minutes: int | None = None,
    thread: Thread | None = None,
    expects_answer: bool = False,
) -> Event:
    event = book.record(
        customer,
        CONTACT,
        at,
        by=by,
        channel=channel,
        direction=direction,
        thread=thread,
        summary=summary,
        details={
            name: said for name, said in (("outcome", outcome), ("minutes", minutes), ("more", bool(body))) if said
        },
    )
    if body:
        book.add_beside(event, Body(customer=customer, text=body))
    if thread:
        awaiting = awaiting_after(thread.awaiting, direction=direction, expects_answer=expects_answer)
        if awaiting != thread.awaiting:
            thread.awaiting, thread.awaiting_since = awaiting, at if awaiting else None
    return event


def write_note(book: Chronicle, customer: Customer, text: str, at: datetime, *, by: Member) -> Note:
    note = book.add(Note(customer=customer, text=text, by=by, written_at=at))
    begun = beginning(text, SUMMARY_LENGTH)
    book.record(customer, NOTE_WRITTEN, at, by=by, summary=begun, details={"more": begun != text.strip()}, about=note)
    return note


def make_promise(
    book: Chronicle,
    customer: Customer,
    what: str,
    at: datetime,
    *,
    due: datetime,
    by: Member,
    owner: Member | None = None,
    thread: Thread | None = None,
) -> Promise:
    promise = book.add(
        Promise(customer=customer, what=what, owner=owner or by, due_at=due, thread=thread, made_by=by, made_at=at)
    )
    made = book.record(
        customer, PROMISE_MADE, at, by=by, thread=thread, summary=what, details=promise.terms, about=promise
    )
    book.made[promise.pk] = made
    return promise


def renegotiate_promise(
    book: Chronicle, old: Promise, at: datetime, *, due: datetime, by: Member, reason: str = ""
) -> Promise:
    """Before the old one's time is over."""
    old.state = Promise.State.RENEGOTIATED
    new = book.add(
        Promise(
            customer=old.customer,
            what=old.what,
            owner=old.owner,
            due_at=due,
            thread=old.thread,
            made_by=by,
            made_at=at,
            replaces=old,
        )
    )
    details = {**new.terms, "was_due": old.due_at.astimezone(UTC).isoformat(), "reason": reason}
    book.made[new.pk] = book.record(
        new.customer,
        PROMISE_RENEGOTIATED,
        at,
        by=by,
        thread=new.thread,
        summary=new.what,
        details=details,
        about=new,
    )
    return new


def keep_promise(book: Chronicle, promise: Promise, at: datetime, *, by: Member) -> None:
    """In time it is kept; late, it breaks when it was due and is made good now."""
    in_time = at <= promise.due_at
    if in_time:
        promise.state = Promise.State.KEPT
    else:
        break_promise(book, promise)
    promise.done_at = at
    book.record(
        promise.customer,
        PROMISE_KEPT if in_time else PROMISE_MADE_GOOD,
        at,
        by=by,
        thread=promise.thread,
        summary=promise.what,
        about=promise,
    )


def break_promise(book: Chronicle, promise: Promise) -> None:
    """What the clock does the moment a promise is overdue."""
    promise.state, promise.broken_at = Promise.State.BROKEN, promise.due_at
    book.record(
        promise.customer,
        PROMISE_BROKEN,
        promise.due_at,
        thread=promise.thread,
        summary=promise.what,
        about=promise,
        cause=book.made[promise.pk],
    )


def break_overdue_promises(book: Chronicle, now: datetime) -> None:
    """Everything still open whose time is over, as if the clock had always been running."""
    for promise in book.rows[Promise]:
        if promise.state == Promise.State.OPEN and promise.due_at < now:
            break_promise(book, promise)


def give_task(
    book: Chronicle,
    customer: Customer,
    what: str,
    at: datetime,
    *,
    to: Member | None,
    due: date,
    by: Member | None = None,
    why: str = "",
    source: str = "",
) -> Task:
    task = book.add(
        Task(customer=customer, what=what, why=why, owner=to, due=due, source=source, given_by=by, given_at=at)
    )
    details = {"due": due.isoformat(), "owner": task.doer.name if task.doer else "", "why": why}
    book.record(customer, TASK_GIVEN, at, by=by, summary=what, details=details, about=task)
    return task


def finish_task(book: Chronicle, task: Task, at: datetime, *, outcome: str = "", by: Member) -> None:
    task.done_at, task.done_by, task.outcome = at, by, outcome
    book.record(task.customer, TASK_DONE, at, by=by, summary=task.what, details={"outcome": outcome}, about=task)
