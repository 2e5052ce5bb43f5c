"""Where we left off with a customer, as somebody who was there would tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from interactions.rules.durations import Words, span

# A card is read at a glance: what is beyond this is counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """The last contact: when in words (`Today 16:10`), who turned to whom on which channel, what about, what came of it."""

    when: str
    channel: str
    direction: str
    summary: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Debt:
    """Something we promised: until when in words, and by how much we are late, if we are."""

    what: str
    due: str
    owner: str
    late: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A matter in which the customer waits for us, and since when in words."""

    subject: str
    since: str


@dataclass(frozen=True, slots=True)
class News:
    """What came since the reader last looked (`when`): how many of each strand. `and_more` says that not all were counted."""

    when: str
    counts: Mapping[str, int]
    and_more: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    tone: str = ""


def left_off(
    words: Words,
    *,
    talk: Talk | None = None,
    debts: Sequence[Debt] = (),
    questions: Sequence[Question] = (),
    news: News | None = None,
) -> list[Sentence]:
    """The card's sentences: the last talk, what we owe (what is late first), what they still wait for, what is new.

    Empty when there is nothing to tell yet.
    """
    told = [told_of_talk(talk, words)] if talk else []
    told += told_of_debts(sorted(debts, key=lambda debt: -(debt.late or timedelta()).total_seconds()), words)
    told += told_of_questions(questions, words)
    if news and any(news.counts.values()):
        told.append(told_of_news(news, words))
    return told


def told_of_talk(talk: Talk, words: Words) -> Sentence:
    """`Monday 11:42 we wrote: “Your refund arrives in three days”. It is to be followed up.`"""
    gettext = words.gettext
    began = {
        ("phone", "in"): gettext("%(when)s they called: “%(what)s”."),
        ("phone", "out"): gettext("%(when)s we called: “%(what)s”."),
        ("email", "in"): gettext("%(when)s they wrote: “%(what)s”."),
        ("email", "out"): gettext("%(when)s we wrote: “%(what)s”."),
        ("chat", "in"): gettext("%(when)s they chatted with us: “%(what)s”."),
        ("chat", "out"): gettext("%(when)s we wrote in the chat: “%(what)s”."),
        ("sms", "in"): gettext("%(when)s they texted: “%(what)s”."),
        ("sms", "out"): gettext("%(when)s we texted: “%(what)s”."),
        ("post", "in"): gettext("%(when)s a letter came: “%(what)s”."),
        ("post", "out"): gettext("%(when)s we sent a letter: “%(what)s”."),
        ("store", "in"): gettext("%(when)s they came to the store: “%(what)s”."),
        ("store", "out"): gettext("%(when)s we spoke in the store: “%(what)s”."),
        ("visit", "in"): gettext("%(when)s they visited us: “%(what)s”."),
        ("visit", "out"): gettext("%(when)s we visited them: “%(what)s”."),
    }.get((talk.channel, talk.direction), gettext("%(when)s we talked: “%(what)s”."))
    ended = {
        "answered": gettext("That was answered."),
        "follow_up": gettext("It is to be followed up."),
        "not_reached": gettext("Nobody was reached."),
        "message_left": gettext("A message was left."),
        "passed_on": gettext("It was passed on."),
    }.get(talk.outcome, "")
    summary = talk.summary.strip().strip('“”"„').rstrip(".") or "…"
    return Sentence(f"{began % {'when': talk.when, 'what': summary}} {ended}".strip())


def told_of_debts(debts: Sequence[Debt], words: Words) -> list[Sentence]:
    told = [told_of_debt(debt, words) for debt in debts[:NAMED]]
    rest = len(debts) - NAMED
    if rest > 0:
        more = words.ngettext("And we owe %(count)d thing more.", "And we owe %(count)d things more.", rest)
        told.append(Sentence(more % {"count": rest}))
    return told


def told_of_debt(debt: Debt, words: Words) -> Sentence:
    """`Call back, 1 h 12 min late (J. Weber).`"""
    values = {"what": debt.what.strip().rstrip("."), "due": debt.due, "owner": debt.owner}
    if debt.late is None:
        return Sentence(words.gettext("We promised: %(what)s, by %(due)s (%(owner)s).") % values, "due")
    values["late"] = span(debt.late, words)
    return Sentence(words.gettext("We promised: %(what)s, %(late)s late (%(owner)s).") % values, "late")


def told_of_questions(questions: Sequence[Question], words: Words) -> list[Sentence]:
    told = [
        Sentence(
            words.gettext("They wait for our answer: %(subject)s, since %(since)s.")
            % {"subject": question.subject.strip().rstrip("."), "since": question.since},
            "waits",
        )
        for question in questions[:NAMED]
    ]
    rest = len(questions) - NAMED
    if rest > 0:
        more = words.ngettext("And for %(count)d answer more.", "And for %(count)d answers more.", rest)
        told.append(Sentence(more % {"count": rest}, "waits"))
    return told


def told_of_news(news: News, words: Words) -> Sentence:
    """`New since you last looked, Tuesday: 2 talks, 1 order.`"""
    ngettext = words.ngettext
    named = {
        "talk": ngettext("%(count)d talk", "%(count)d talks", news.counts.get("talk", 0)),
        "order": ngettext("%(count)d about orders", "%(count)d about orders", news.counts.get("order", 0)),
        "web": ngettext("%(count)d on the web", "%(count)d on the web", news.counts.get("web", 0)),
        "ours": ngettext("%(count)d of ours", "%(count)d of ours", news.counts.get("ours", 0)),
    }
    counted = ", ".join(
        phrase % {"count": news.counts[kind]} for kind, phrase in named.items() if news.counts.get(kind)
    )
    sentence = words.gettext("New since you last looked, %(when)s: %(counted)s.")
    if news.and_more:
        sentence = words.gettext("New since you last looked, %(when)s: %(counted)s, and more.")
    return Sentence(sentence % {"when": news.when, "counted": counted}, "new")
