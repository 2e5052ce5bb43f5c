"""Questions before an order, thanks after it, notes somebody took, and questions nobody has answered yet."""

from datetime import datetime, timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import close_thread, open_thread, record_contact, write_note
from customers.models import Thread
from staff.models import Member

LANGUAGES = {"de": "German", "es": "Spanish", "pl": "Polish", "tr": "Turkish", "fr": "French", "it": "Italian"}


def ask_before(telling: Telling, life: Life, bought: Bought) -> None:
    """A question, our answer, and then the order."""
    asked_at = telling.clock.office(bought.at - timedelta(hours=life.chance.uniform(20, 80)), life.chance)
    answered_at = telling.clock.soon(asked_at, life.chance, hours=(0.5, 18))
    if answered_at >= bought.at or asked_at < life.since:
        return
    by = telling.agent(life.chance)
    thread = ask(telling, life, bought, asked_at, by=by)
    answer(telling, life, bought, thread, answered_at, by=by)
    close_thread(telling.book, thread, bought.at + timedelta(minutes=1), by=None)


def ask_now(telling: Telling, life: Life, *, answered: bool) -> None:
    """A question of the last day or two that waits for us, or that we answered with another."""
    at = telling.clock.now - timedelta(hours=life.chance.uniform(1, 40))
    if at < life.last.at:
        return
    by = telling.agent(life.chance)
    thread = ask(telling, life, life.last, at, by=by)
    answered_at = telling.clock.soon(at, life.chance, hours=(1, 6))
    if answered and telling.clock.past(answered_at):
        answer(telling, life, life.last, thread, answered_at, by=by, expects_answer=True)


def ask(telling: Telling, life: Life, bought: Bought, at: datetime, *, by: Member) -> Thread:
    chance = life.chance
    channel = "chat" if chance.random() < 0.25 else "email"
    thread = open_thread(telling.book, life.customer, say(telling, life, bought, "question.subject")[:200], at, by=by)
    event = record_contact(
        telling.book,
        life.customer,
        at,
        channel=channel,
        direction="in",
        summary=say(telling, life, bought, "question.chat" if channel == "chat" else "question.mail"),
        by=by,
        body=say(telling, life, bought, "question.mail_body") if channel == "email" else "",
        thread=thread,
        expects_answer=True,
    )
    life.talks.append(event)
    return thread


def answer(
    telling: Telling,
    life: Life,
    bought: Bought,
    thread: Thread,
    at: datetime,
    *,
    by: Member,
    expects_answer: bool = False,
) -> None:
    record_contact(
        telling.book,
        life.customer,
        at,
        channel="email",
        direction="out",
        summary=say(telling, life, bought, "question.reply"),
        by=by,
        body=say(telling, life, bought, "question.reply_body", agent=by.name),
        thread=thread,
        expects_answer=expects_answer,
    )


def thank(telling: Telling, life: Life, bought: Bought, arrival: datetime) -> None:
    at = telling.clock.soon(arrival, life.chance, hours=(10, 120))
    if not telling.clock.past(at):
        return
    by = telling.agent(life.chance)
    by_phone = bool(life.person.phone) and life.chance.random() < 0.4
    event = record_contact(
        telling.book,
        life.customer,
        at,
        channel="phone" if by_phone else "email",
        direction="in",
        summary=say(telling, life, bought, "thanks.call" if by_phone else "thanks.mail"),
        by=by,
        body="" if by_phone else say(telling, life, bought, "thanks.mail_body", agent=by.name),
        minutes=life.chance.randint(1, 5) if by_phone else None,
    )
    life.talks.append(event)


def jot_down(telling: Telling, life: Life) -> None:
    """A note beside the last talk."""
    talk = life.talks[-1]
    at = talk.happened_at + timedelta(minutes=life.chance.randint(2, 9))
    if telling.clock.past(at):
        language = LANGUAGES.get(life.person.language, "English")
        text = say(telling, life, life.last, "chat.note", language=language)
        write_note(telling.book, life.customer, text, at, by=talk.by)


def miss(telling: Telling, life: Life) -> None:
    """Somebody who bought a lot and stopped is called."""
    at = telling.clock.soon(life.last.at, life.chance, hours=(90 * 24, 200 * 24))
    if not telling.clock.past(at):
        return
    by = telling.agent(life.chance)
    summary = say(telling, life, life.last, "lost.call")
    reached = "ot reached" not in summary
    event = record_contact(
        telling.book,
        life.customer,
        at,
        channel="phone",
        direction="out",
        summary=summary,
        by=by,
        outcome="answered" if reached else "message_left",
        minutes=life.chance.randint(3, 12) if reached else 1,
    )
    if reached:
        life.talks.append(event)


def say(telling: Telling, life: Life, bought: Bought, which: str, **more: str) -> str:
    return telling.words.say(which, life.chance, **life.names, **bought.names, **more)
