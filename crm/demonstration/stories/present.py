"""What is open today: promises late, due today, tomorrow and this week, and questions nobody has answered."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from crm.demonstration.lives import Life
from crm.demonstration.stories.talking import ask_now
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import make_promise, record_contact

LATE, TODAY, TOMORROW, THIS_WEEK, QUESTIONS = 5, 9, 8, 10, 9
AGENTS = ["Ana", "Sam", "Carl", "Sue"]


def leave_open(telling: Telling, lives: list[Life], chance: Random) -> None:
    """Among those who bought not long ago; each customer has one open thing of these at most."""
    month = timedelta(days=60)
    recent = [life for life in lives if timedelta(days=2) < telling.clock.now - life.last.at < month]
    chance.shuffle(recent)
    chosen = iter(recent)
    for due, life in zip(dues(telling, chance), chosen, strict=False):
        owe(telling, life, due, chance)
    for life in [life for life in chosen if not life.bought[-1].first][:QUESTIONS]:
        ask_now(telling, life, answered=False)


def dues(telling: Telling, chance: Random) -> Iterator[datetime]:
    clock = telling.clock
    for _ in range(LATE):
        yield clock.lately(chance, hours=(1, 28))
    for _ in range(TODAY):
        yield clock.later_today(chance)
    for _ in range(TOMORROW):
        yield clock.deadline(clock.now, days=1, hour=chance.choice([10, 12, 15, 17]))
    for _ in range(THIS_WEEK):
        yield clock.deadline(clock.now, days=chance.randint(2, 6), hour=chance.choice([12, 17]))


def owe(telling: Telling, life: Life, due: datetime, chance: Random) -> None:
    """A talk of the last days, and what was promised in it."""
    clock = telling.clock
    at = clock.office(min(due, clock.now) - timedelta(hours=chance.uniform(20, 70)), chance)
    at = max(min(at, due - timedelta(hours=2), clock.now - timedelta(minutes=20)), life.last.at + timedelta(hours=1))
    by = life.manager or telling.staff[chance.choice(AGENTS)]
    said = telling.words.pair("open.said", chance, **life.names, **life.last.names)
    phone = bool(life.person.phone or life.person.mobile)
    event = record_contact(
        telling.book,
        life.customer,
        at,
        channel="phone" if phone else "email",
        direction="in",
        summary=said["talk"],
        by=by,
        outcome="follow_up",
        minutes=chance.randint(2, 9) if phone else None,
    )
    life.talks.append(event)
    make_promise(telling.book, life.customer, said["promise"][:300], at + timedelta(minutes=1), due=due, by=by)
