"""Something of an order comes back: scratched, wrong, or simply not liked; also of a first purchase."""

from datetime import datetime, timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import close_thread, keep_promise, make_promise, open_thread, record_contact
from crm.demonstration.told.purchases import return_goods
from customers.models import Thread
from purchases.models import OrderLine
from staff.models import Member

REASONS = ["scratched", "scratched", "wrong", "regret"]


def come_back(telling: Telling, life: Life, bought: Bought, arrival: datetime) -> None:
    """A complaint, a label, the parcel back, the money; told as far as it has happened."""
    chance, clock, book = life.chance, telling.clock, telling.book
    at = clock.soon(arrival, chance, hours=(4, 96))
    if not clock.past(at):
        return
    by, why = telling.agent(chance), chance.choice(REASONS)
    reason = say(telling, life, bought, why)
    thread = open_thread(book, life.customer, say(telling, life, bought, "subject")[:200], at, by=by)
    by_phone = bool(life.person.phone or life.person.mobile) and chance.random() < 0.5
    event = record_contact(
        book,
        life.customer,
        at,
        channel="phone" if by_phone else "email",
        direction="in",
        summary=say(telling, life, bought, "call", reason=reason)[:300],
        by=by,
        body="" if by_phone else say(telling, life, bought, "mail_body", reason=reason[0].lower() + reason[1:]),
        minutes=chance.randint(2, 8) if by_phone else None,
        thread=thread,
        expects_answer=True,
    )
    life.talks.append(event)
    answered_at = at + timedelta(minutes=3) if by_phone else clock.soon(at, chance, hours=(1, 22))
    if clock.past(answered_at):
        send_label(telling, life, bought, thread, answered_at, by=by, reason=short(why))


def send_label(
    telling: Telling, life: Life, bought: Bought, thread: Thread, at: datetime, *, by: Member, reason: str
) -> None:
    """The way back, and the promise of the money."""
    chance, clock, book = life.chance, telling.clock, telling.book
    promise = make_promise(
        book,
        life.customer,
        say(telling, life, bought, "promise"),
        at,
        due=clock.deadline(at, days=chance.randint(1, 3), hour=17),
        by=by,
        thread=thread,
    )
    mailed_at = clock.soon(at, chance, hours=(0.5, 20 if chance.random() < 0.85 else 100))
    if not clock.past(mailed_at):
        return
    summary = say(telling, life, bought, "label")
    record_contact(
        book, life.customer, mailed_at, channel="email", direction="out", summary=summary, by=by, thread=thread
    )
    keep_promise(book, promise, mailed_at, by=by)
    await_parcel(telling, life, bought, thread, mailed_at, by=by, reason=reason)


def await_parcel(
    telling: Telling, life: Life, bought: Bought, thread: Thread, at: datetime, *, by: Member, reason: str
) -> None:
    """The parcel comes back, and the money goes out as promised."""
    chance, clock, book = life.chance, telling.clock, telling.book
    what = say(telling, life, bought, "refund")[:300]
    due = clock.deadline(at, days=10, hour=17)
    promise = make_promise(book, life.customer, what, at, due=due, by=by, thread=thread)
    back_at = clock.soon(at, chance, hours=(72, 200))
    paid_at = back_at + timedelta(minutes=20)
    if not clock.past(paid_at):
        return
    back = returned_lines(bought, reason)
    return_goods(book, bought.order, bought.lines, back_at, back=back, reason=reason, first=bought.first, by=by)
    keep_promise(book, promise, paid_at, by=by)
    summary = say(telling, life, bought, "refunded")
    record_contact(
        book, life.customer, paid_at, channel="email", direction="out", summary=summary, by=by, thread=thread
    )
    close_thread(book, thread, paid_at + timedelta(minutes=1), by=by)


def returned_lines(bought: Bought, reason: str) -> list[OrderLine]:
    """The disc the story is about; all of them when the present did not fit."""
    return bought.lines if reason == short("regret") and len(bought.lines) < 3 else bought.lines[:1]


def short(why: str) -> str:
    return {"scratched": "arrived damaged", "wrong": "wrong article sent", "regret": "not wanted"}[why]


def say(telling: Telling, life: Life, bought: Bought, part: str, **more: str) -> str:
    return telling.words.say(f"back.{part}", life.chance, **life.names, **bought.names, **more)
