"""The parcel does not come: the customer asks, somebody promises news, and the promise is kept or not."""

from datetime import datetime, timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.stories.browsing import track_parcel
from crm.demonstration.stories.buying import deliver, parcel_comes
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import (
    close_thread,
    keep_promise,
    make_promise,
    open_thread,
    record_contact,
    write_note,
)
from customers.models import Thread
from interactions.models import Promise
from staff.models import Member

KEPT = 0.72


def come_late(telling: Telling, life: Life, bought: Bought) -> None:
    """From the first question to the arrival; told as far as it has happened."""
    chance, clock, book = life.chance, telling.clock, telling.book
    arrival = parcel_comes(telling, life, bought, days=chance.randint(9, 14))
    asks_at = clock.soon(bought.at, chance, hours=(5.2 * 24, 6.5 * 24))
    if not clock.past(asks_at):
        return
    track_parcel(telling, life, bought, asks_at - timedelta(hours=chance.randint(2, 14)))
    by = telling.agent(chance)
    thread = open_thread(book, life.customer, say(telling, life, bought, "subject")[:200], asks_at, by=by)
    answered_at = ask(telling, life, bought, thread, asks_at, by=by)
    if not clock.past(answered_at):
        return
    promise = make_promise(
        book,
        life.customer,
        say(telling, life, bought, "promise"),
        answered_at,
        due=clock.deadline(answered_at, days=chance.choice([1, 1, 2]), hour=chance.choice([12, 15, 17])),
        by=by,
        owner=telling.agent(chance) if chance.random() < 0.3 else by,
        thread=thread,
    )
    told_at = bring_news(telling, life, bought, promise)
    if clock.past(told_at):
        arrival = max(arrival, told_at + timedelta(hours=20))
        deliver(telling, bought, arrival)
        if clock.past(arrival + timedelta(days=1)):
            close_thread(book, thread, arrival + timedelta(days=1), by=by)


def ask(telling: Telling, life: Life, bought: Bought, thread: Thread, at: datetime, *, by: Member) -> datetime:
    """Where is it? By phone the answer comes at once; a mail waits for one."""
    chance = life.chance
    by_phone = bool(life.person.phone or life.person.mobile) and chance.random() < 0.65
    event = record_contact(
        telling.book,
        life.customer,
        at,
        channel="phone" if by_phone else "email",
        direction="in",
        summary=say(telling, life, bought, "call" if by_phone else "mail"),
        by=by,
        body="" if by_phone else say(telling, life, bought, "mail_body"),
        outcome="follow_up" if by_phone else "",
        minutes=chance.randint(2, 11) if by_phone else None,
        thread=thread,
        expects_answer=True,
    )
    life.talks.append(event)
    return at + timedelta(minutes=4) if by_phone else telling.clock.soon(at, chance, hours=(2, 20))


def bring_news(telling: Telling, life: Life, bought: Bought, promise: Promise) -> datetime:
    """In time, or a day or two late with an excuse; answers when, which may not have come yet."""
    chance, clock = life.chance, telling.clock
    in_time = chance.random() < KEPT
    if in_time:
        span = (promise.due_at - promise.made_at).total_seconds()
        at = promise.made_at + timedelta(seconds=span * chance.uniform(0.3, 0.95))
    else:
        at = clock.soon(promise.due_at, chance, hours=(5, 46))
    if not clock.past(at):
        return at
    summary = say(telling, life, bought, "news" if in_time else "excuse")
    record_contact(
        telling.book,
        life.customer,
        at,
        channel="phone" if life.person.phone or life.person.mobile else "email",
        direction="out",
        summary=summary,
        by=promise.owner,
        outcome="answered",
        minutes=chance.randint(1, 6),
        thread=promise.thread,
    )
    keep_promise(telling.book, promise, at + timedelta(minutes=1), by=promise.owner)
    if chance.random() < 0.3:
        write_note(
            telling.book, life.customer, say(telling, life, bought, "note"), at + timedelta(minutes=3), by=promise.owner
        )
    return at


def say(telling: Telling, life: Life, bought: Bought, part: str) -> str:
    return telling.words.say(f"late.{part}", life.chance, **life.names, **bought.names)
