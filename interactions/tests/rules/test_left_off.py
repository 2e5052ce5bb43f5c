from datetime import timedelta
from gettext import NullTranslations

import pytest

from interactions.rules.left_off import Debt, News, Question, Sentence, Talk, left_off

WORDS = NullTranslations()
HOUR = timedelta(hours=1)


def told(**known: object) -> list[str]:
    return [sentence.text for sentence in left_off(WORDS, **known)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("talk", "sentence"),
    [
        (Talk("Monday 11:42", "email", "out", "In three days"), "Monday 11:42 we wrote: “In three days”."),
        (Talk("Today 16:10", "phone", "in", "Where is it? "), "Today 16:10 they called: “Where is it?”."),
        (
            Talk("Yesterday 09:03", "phone", "out", "About the refund.", "not_reached"),
            "Yesterday 09:03 we called: “About the refund”. Nobody was reached.",
        ),
        (
            Talk("2 November 10:15", "store", "in", "Asked about the X200", "follow_up"),
            "2 November 10:15 they came to the store: “Asked about the X200”. It is to be followed up.",
        ),
        (Talk("Friday 10:15", "pigeon", "in", ""), "Friday 10:15 we talked: “…”."),
        (Talk("Friday 10:15", "phone", "in", "50 % off?"), "Friday 10:15 they called: “50 % off?”."),
    ],
)
def test_the_last_talk_says_who_began_what_about_and_what_came_of_it(talk: Talk, sentence: str) -> None:
    assert told(talk=talk) == [sentence]


def test_what_is_late_comes_first_the_latest_first() -> None:
    debts = [
        Debt("Send the invoice", "tomorrow 10:00", "Ana"),
        Debt("Answer her", "today 14:00", "Ana", HOUR),
        Debt("Call back", "yesterday 15:00", "J. Weber", timedelta(days=1, minutes=72)),
    ]
    assert left_off(WORDS, debts=debts) == [
        Sentence("We promised: Call back, 1\N{NO-BREAK SPACE}day late (J. Weber).", "late"),
        Sentence("We promised: Answer her, 1\N{NO-BREAK SPACE}h late (Ana).", "late"),
        Sentence("We promised: Send the invoice, by tomorrow 10:00 (Ana).", "due"),
    ]


@pytest.mark.parametrize(
    ("owed", "last"),
    [(3, "We promised: Thing 2, by Friday (Ana)."), (4, "And we owe 1 thing more."), (9, "And we owe 6 things more.")],
)
def test_what_does_not_fit_at_a_glance_is_counted(owed: int, last: str) -> None:
    assert told(debts=[Debt(f"Thing {number}", "Friday", "Ana") for number in range(owed)])[-1] == last


def test_a_question_waits_for_our_answer_since() -> None:
    questions = [Question("Order 8841.", "Friday 14:37")]
    assert left_off(WORDS, questions=questions) == [
        Sentence("They wait for our answer: Order 8841, since Friday 14:37.", "waits")
    ]
    assert told(questions=questions * 5)[-1] == "And for 2 answers more."


@pytest.mark.parametrize(
    ("news", "sentence"),
    [
        (News("Tuesday", {"talk": 1}), "New since you last looked, Tuesday: 1 talk."),
        (
            News("Tuesday", {"ours": 3, "talk": 2, "order": 0, "web": 1}),
            "New since you last looked, Tuesday: 2 talks, 1 on the web, 3 of ours.",
        ),
        (
            News("2 November", {"web": 200}, and_more=True),
            "New since you last looked, 2 November: 200 on the web, and more.",
        ),
    ],
)
def test_what_is_new_is_counted_by_strand(news: News, sentence: str) -> None:
    assert left_off(WORDS, news=news) == [Sentence(sentence, "new")]


def test_nothing_to_tell_tells_nothing() -> None:
    assert told(news=News("Tuesday", {"talk": 0})) == []
    assert told() == []
