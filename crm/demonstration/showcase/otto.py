"""Otto is cross, and he has reasons: his first record came back, the second came late, and now this."""

from datetime import timedelta

from crm.demonstration.lives import Life
from crm.demonstration.showcase.hand import Hand
from crm.demonstration.stories.buying import buy, deliver
from crm.demonstration.stories.settling import settle
from crm.demonstration.telling import Telling
from crm.demonstration.told.purchases import return_goods


def tell_otto(telling: Telling, life: Life) -> None:
    hand = Hand(telling, life)
    settle(telling, life)
    for bought in life.bought:
        bought.channel = "web"
        buy(telling, life, bought)
    for bought, days in zip(life.bought, (4, 12, 3), strict=False):
        deliver(telling, bought, bought.at + timedelta(days=days))
    send_back_the_first(hand)
    wait_for_the_second(hand)
    wait_again(hand)


def send_back_the_first(hand: Hand) -> None:
    first = hand.life.bought[0]
    at = hand.office(first.at + timedelta(days=5))
    matter = hand.matter(f"Scratched: {first.sold[0].name}", at, "Ana")
    hand.talk(
        "phone",
        "in",
        at,
        f"{first.sold[0].name} skips on the second track; wants his money back",
        "Ana",
        outcome="follow_up",
        minutes=7,
        thread=matter,
        expects_answer=True,
    )
    label = hand.promise(
        f"Send the return label for order {first.number}",
        at + timedelta(minutes=5),
        "Ana",
        due=at + timedelta(days=1),
        thread=matter,
    )
    hand.talk("email", "out", at + timedelta(hours=2), "Sent the return label", "Ana", thread=matter)
    hand.done(label, at + timedelta(hours=2))
    back_at = at + timedelta(days=6)
    return_goods(
        hand.telling.book,
        first.order,
        first.lines,
        back_at,
        back=first.lines[:1],
        reason="arrived damaged",
        first=True,
        by=hand.member("Ana"),
    )
    hand.settled(matter, back_at + timedelta(minutes=5), "Ana")


def wait_for_the_second(hand: Hand) -> None:
    """Promised for noon, told two days later."""
    second = hand.life.bought[1]
    at = hand.office(second.at + timedelta(days=6))
    matter = hand.matter(f"Where is order {second.number}?", at, "Sam")
    hand.talk(
        "phone",
        "in",
        at,
        f"Order {second.number} has not come, and it is not the first time that something goes wrong",
        "Sam",
        outcome="follow_up",
        minutes=9,
        thread=matter,
        expects_answer=True,
    )
    news = hand.promise(
        "Find out where the parcel is and call back",
        at + timedelta(minutes=8),
        "Sam",
        due=at + timedelta(days=1),
        thread=matter,
    )
    late = at + timedelta(days=3)
    hand.talk(
        "phone",
        "out",
        late,
        "Called at last: it lay at the wrong depot; apologised",
        "Carl",
        outcome="answered",
        minutes=6,
        thread=matter,
    )
    hand.done(news, late + timedelta(minutes=1))
    hand.note(
        "Apologise first, then explain. He counts: one scratched, one late. Whatever we promise him next must be kept.",
        late + timedelta(minutes=5),
        "Carl",
    )
    hand.settled(matter, second.at + timedelta(days=12, hours=4), "Carl")


def wait_again(hand: Hand) -> None:
    """Open today."""
    last, now = hand.life.last, hand.telling.clock.now
    at = min(hand.office(last.at + timedelta(days=4)), hand.ago(hours=3))
    matter = hand.matter(f"Third time: where is order {last.number}?", at, "Ana")
    call = hand.talk(
        "phone",
        "in",
        at,
        f"Third time! Where is order {last.number}? Will not buy again if nobody calls back this time",
        "Ana",
        outcome="passed_on",
        minutes=8,
        thread=matter,
        expects_answer=True,
    )
    hand.promise(
        f"Call Otto back about order {last.number}, whatever comes out",
        at + timedelta(minutes=6),
        "Ana",
        due=hand.telling.clock.later_today(hand.life.chance),
        thread=matter,
        owner="Carl",
    )
    hand.fact("need", "a call before delivery", call)
    hand.fact("prefers", "phone", call)
    hand.talk("email", "in", max(at, now - timedelta(hours=1, minutes=10)) + timedelta(minutes=9), "“I am still waiting.”", "Ana",
              body="I am still waiting.\n\nBrandt", thread=matter, expects_answer=True)  # fmt: skip
    hand.task(
        "Look at what went wrong three times, and tell Sue",
        max(at, hand.ago(hours=2)),
        due=1,
        to="Carl",
        by="Sue",
        why="One scratched, two late: he has reasons, and they are ours",
    )
