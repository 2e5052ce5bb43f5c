"""Reps and the customer manager look after their books: visits, calls, offers promised and sent."""

from datetime import datetime, timedelta

from crm.demonstration.lives import Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import assign_manager
from crm.demonstration.told.interactions import keep_promise, make_promise, record_contact, write_note
from staff.models import Member


def hand_over(telling: Telling, life: Life) -> None:
    """The customer comes into somebody's book, some days after the first purchase."""
    if life.manager is None:
        return
    at = telling.clock.soon(life.bought[0].at, life.chance, hours=(24, 400))
    if telling.clock.past(at):
        assign_manager(telling.book, life.manager, at, to=life.customer, by=telling.staff["Sue"])
        look_after(telling, life, life.manager)


def look_after(telling: Telling, life: Life, manager: Member) -> None:
    """Every few weeks a talk; now and then a promise or a note comes out of it."""
    chance, clock = life.chance, telling.clock
    at = clock.soon(life.bought[0].at, chance, hours=(20 * 24, 60 * 24))
    while clock.past(at):
        channel = "visit" if life.person.is_organisation or chance.random() < 0.25 else "phone"
        event = record_contact(
            telling.book,
            life.customer,
            at,
            channel=channel,
            direction="out",
            summary=say(telling, life, "visit" if channel == "visit" else "call"),
            by=manager,
            outcome="answered",
            minutes=chance.randint(25, 90) if channel == "visit" else chance.randint(3, 15),
        )
        life.talks.append(event)
        if chance.random() < 0.3:
            promise_something(telling, life, manager, at + timedelta(minutes=10))
        if chance.random() < 0.2:
            later = at + timedelta(minutes=30)
            if clock.past(later):
                write_note(telling.book, life.customer, say(telling, life, "note"), later, by=manager)
        at = clock.soon(at, chance, hours=(45 * 24, 120 * 24))


def promise_something(telling: Telling, life: Life, manager: Member, at: datetime) -> None:
    chance, clock = life.chance, telling.clock
    if not clock.past(at):
        return
    promise = make_promise(
        telling.book,
        life.customer,
        say(telling, life, "promise"),
        at,
        due=clock.deadline(at, days=chance.randint(2, 9), hour=chance.choice([12, 17])),
        by=manager,
    )
    done_at = clock.soon(at, chance, hours=(20, 120 if chance.random() < 0.85 else 320))
    if clock.past(done_at):
        keep_promise(telling.book, promise, done_at, by=manager)


def say(telling: Telling, life: Life, part: str) -> str:
    return telling.words.say(f"rep.{part}", life.chance, **life.names, **life.last.names)
