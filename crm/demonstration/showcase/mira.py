"""Mira: loyal since her first order, in Rita's book, and with more than one thing open today."""

from datetime import timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.showcase.hand import Hand
from crm.demonstration.stories.buying import arrive, buy, deliver
from crm.demonstration.stories.settling import settle
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import (
    add_identity,
    assign_manager,
    change_custom,
    give_consent,
    relate,
    verify_identity,
    withdraw_consent,
)
from crm.demonstration.told.purchases import return_goods
from crm.demonstration.told.web import first_visit
from customers.models import Consent, Fact, Identity, Relationship

BOX = "Orchestra of the Lower Rhine: The Seasons"
BOX_PAGES = [("/classical/", "Classical"), ("/classical/the-seasons-box", f"{BOX}, box of six")]


def tell_mira(telling: Telling, life: Life, *, partner: Life, employer: Life) -> None:
    hand = Hand(telling, life)
    for bought in life.bought:
        bought.channel = "web"
    life.bought[4].channel = life.bought[12].channel = "phone"
    life.bought[9].channel = "store"
    settle(telling, life)
    life.visitor = life.visitor or first_visit(telling.book, life.customer, life.since, life.chance)
    for number, bought in enumerate(life.bought):
        buy(telling, life, bought)
        if number == 6:
            deliver(telling, bought, bought.at + timedelta(days=11))
        elif bought is not life.last:
            arrive(telling, life, bought)
    belong(hand, partner, employer)
    come_into_ritas_book(hand)
    wait_for_a_parcel(hand, life.bought[6])
    send_one_back(hand, life.bought[11])
    talk_with_rita(hand)
    be_thought_of(hand)
    allow_and_withdraw(hand)
    be_open_today(hand)


def belong(hand: Hand, partner: Life, employer: Life) -> None:
    """Her household, her work, her card, and an address we made sure of."""
    book, me, first = hand.telling.book, hand.life.customer, hand.life.bought[0]
    at = hand.office(first.at + timedelta(days=9))
    card = add_identity(book, "77-2025-0117", at, to=me, kind=Identity.Kind.LOYALTY, source="store", primary=False)
    verify_identity(book, card, at + timedelta(minutes=2), how="saw the card at the counter", by=hand.member("Sam"))
    add_identity(book, "@mira_hears", at, to=me, kind=Identity.Kind.HANDLE, label="photos", source="said")
    add_identity(
        book, "+49 152 54599371", at, to=me, kind=Identity.Kind.PHONE, label="studio", source="said", primary=False
    )
    relate(book, me, at, to=partner.customer, as_=Relationship.Kind.HOUSEHOLD, by=hand.member("Sam"))
    hired = max(at, hand.office(employer.since + timedelta(days=3)))
    relate(
        book,
        me,
        hired,
        to=employer.customer,
        as_=Relationship.Kind.EMPLOYER,
        by=hand.member("Rita"),
        note="sound engineer",
    )
    change_custom(
        book, me, hired, {"newsletter_topic": "Classical", "favourite_artist": "Odessa Prime"}, by=hand.member("Rita")
    )


def come_into_ritas_book(hand: Hand) -> None:
    at = hand.office(hand.life.bought[2].at + timedelta(days=1))
    assign_manager(hand.telling.book, hand.member("Rita"), at, to=hand.life.customer, by=hand.member("Sue"))
    call = hand.talk(
        "phone", "out", at + timedelta(hours=1), "Introduced myself as her contact; she laughed and said finally a name", "Rita",
        outcome="answered", minutes=11,
    )  # fmt: skip
    hand.fact("birthday", "1983-12-08", call)
    times = hand.fact("best_time", "mornings", call)
    buys_for = hand.fact("buys_for", "themselves", call)
    hand.fact("interest", "live recordings", call)
    later = hand.talk(
        "phone", "in", hand.office(hand.life.bought[12].at + timedelta(days=1)),
        "Works in the studio until six now; better call in the evening. Buys for the studio as well", "Rita",
        outcome="answered", minutes=6,
    )  # fmt: skip
    hand.now_rather(times, "evenings", later)
    hand.now_rather(buys_for, "work", later)
    hand.fact("life_event", "opened a small recording studio", later)


def wait_for_a_parcel(hand: Hand, bought: Bought) -> None:
    """The one promise we broke, a year ago."""
    at = hand.office(bought.at + timedelta(days=6))
    hand.looked_at(
        at - timedelta(hours=3), *[(f"/orders/{bought.number}/tracking", f"Where is order {bought.number}?")] * 3
    )
    matter = hand.matter(f"Where is order {bought.number}?", at, "Ana")
    call = hand.talk(
        "phone", "in", at, f"Order {bought.number} should have been here on Friday; needs it for a session", "Ana",
        outcome="follow_up", minutes=5, thread=matter, expects_answer=True,
    )  # fmt: skip
    hand.fact("need", "delivery before eight", call)
    promise = hand.promise(
        "Call back with news of the parcel", at + timedelta(minutes=4), "Ana", due=at + timedelta(days=1), thread=matter
    )
    told = at + timedelta(days=2, hours=1)
    hand.talk(
        "phone", "out", told, "Told her a day late: the courier tried at ten, nobody was in. Apologised twice", "Ana",
        outcome="answered", minutes=7, thread=matter,
    )  # fmt: skip
    hand.done(promise, told + timedelta(minutes=1))
    hand.note(
        "Parcels for Mira must go with the early courier: before eight, or she is in the studio.",
        told + timedelta(minutes=4),
        "Ana",
    )
    hand.settled(matter, bought.at + timedelta(days=12), "Ana")


def send_one_back(hand: Hand, bought: Bought) -> None:
    at = hand.office(bought.at + timedelta(days=7))
    disc = bought.sold[0].name
    matter = hand.matter(f"{disc} arrived damaged", at, "Sam")
    talk = {"thread": matter, "by": "Sam"}
    hand.talk(
        "email", "in", at, f"{disc} has a crack; would like another one or the money", expects_answer=True,
        body=f"Liebes Team,\n\n{disc} (Bestellung {bought.number}) hat einen Sprung. Könntet ihr es bitte zurücknehmen?\n\n"
        "Viele Grüße\nMira Lindqvist", **talk,
    )  # fmt: skip
    label = hand.promise(
        f"Send the return label for order {bought.number}",
        at + timedelta(hours=1),
        "Sam",
        due=at + timedelta(days=1),
        thread=matter,
    )
    hand.talk("email", "out", at + timedelta(hours=2), "Sent the return label with our apologies", **talk)
    hand.done(label, at + timedelta(hours=2))
    back = at + timedelta(days=5)
    return_goods(
        hand.telling.book, bought.order, bought.lines, back, back=bought.lines[:1], reason="arrived damaged", first=False,
        by=hand.member("Sam"),
    )  # fmt: skip
    hand.talk("email", "out", back + timedelta(minutes=20), "Money is on its way back", **talk)
    hand.settled(matter, back + timedelta(minutes=21), "Sam")


def talk_with_rita(hand: Hand) -> None:
    """Three visits to the studio, and what came of them."""
    visits = [
        (300, "First look at the studio: two rooms, a good piano, bad light. Listened to her own recordings"),
        (170, "Talked about what musicians ask her for; wants complete editions on the shelf"),
        (45, f"Played her {BOX}; she went very quiet. Would take the signed box at once"),
    ]
    for number, (days_ago, what) in enumerate(visits):
        at = hand.office(hand.day(days_ago, 17, 30))
        visit = hand.talk("visit", "out", at, what, "Rita", outcome="answered", minutes=70 - 10 * number)
        if number == 0:
            hand.fact("records_owned", 1200, visit, origin=Fact.Origin.OBSERVED)
            hand.note(
                "Coffee black, no small talk before nine. Listens with her eyes closed; wait until she says something.",
                at + timedelta(hours=2),
                "Rita",
            )
        if number == 1:
            hand.fact("interest", "complete editions", visit)
            hand.fact("no_plastic", True, visit)
            catalogue = hand.promise(
                "Send the list of complete editions",
                at + timedelta(hours=1),
                "Rita",
                due=hand.telling.clock.deadline(at, days=4, hour=12),
            )
            hand.done(catalogue, at + timedelta(days=2))


def be_thought_of(hand: Hand) -> None:
    """Noticed in spring that she had not been heard of for a while, and asked."""
    at = hand.day(230, 6)
    task = hand.task(
        "Ask Mira whether all is well", at, due=-228, why="Nothing ordered for weeks, which is not like her"
    )
    asked = hand.office(hand.day(229, 18, 10))
    hand.talk(
        "phone",
        "out",
        asked,
        "Was on tour with a quartet; glad that somebody noticed",
        "Rita",
        outcome="answered",
        minutes=8,
    )
    hand.tasked(task, asked + timedelta(minutes=9), "She was on tour; orders again when she is back", "Rita")


def allow_and_withdraw(hand: Hand) -> None:
    book, me, wordings = hand.telling.book, hand.life.customer, hand.telling.wordings
    first, at = hand.life.bought[0], hand.office(hand.life.bought[2].at + timedelta(days=1, hours=2))
    give_consent(
        book, me, at, to=Consent.Purpose.PERSONAL, on="phone", wording=wordings["personal"], how="phone",
        proof="Read the words to her; she said: yes, gladly, but only Rita", by=hand.member("Rita"),
    )  # fmt: skip
    give_consent(
        book, me, first.at, to=Consent.Purpose.MARKETING, on="email", wording=wordings["marketing"], how="web form",
        proof=f"Checkout of order {first.number}, box ticked, from 198.51.100.17",
    )  # fmt: skip
    withdraw_consent(book, me, hand.day(120, 21, 4), to=Consent.Purpose.MARKETING, on="email", how="link in a mail")


def be_open_today(hand: Hand) -> None:
    """A call about the box, the pages she looked at since, yesterday's order and a question about it."""
    telling, last, now = hand.telling, hand.life.last, hand.telling.clock.now
    called = hand.office(hand.day(4, 17, 40))
    box = hand.matter(f"Signed box: {BOX}", called, "Rita")
    call = hand.talk(
        "phone", "in", called, f"Asks whether {BOX} is to be had signed, as a box of six; would pay in advance", "Rita",
        outcome="follow_up", minutes=9, thread=box, expects_answer=True,
    )  # fmt: skip
    hand.fact("prefers", "phone", call)
    hand.promise(
        "Ask the orchestra for a signed box and call Mira back", called + timedelta(minutes=8), "Rita",
        due=telling.clock.later_today(hand.life.chance), thread=box,
    )  # fmt: skip
    hand.task(
        "Ask Mira what her studio needs this winter", hand.day(3, 6), due=0,
        why="Buys for her studio as well, and nobody has asked about it since the last visit",
    )  # fmt: skip
    hand.looked_at(
        max(last.at, now - timedelta(hours=11)) + timedelta(minutes=3),
        ("/", "Home"),
        *BOX_PAGES,
        *BOX_PAGES,
        *BOX_PAGES,
    )
    asked = max(last.at + timedelta(minutes=12), now - timedelta(hours=2))
    order = hand.matter(f"A card for order {last.number}", asked, "Ana")
    hand.talk(
        "email", "in", asked, f"Can a card be put into the parcel of order {last.number}? It is a present", "Ana", thread=order,
        expects_answer=True,
        body=f"Hallo,\n\nwäre es möglich, der Bestellung {last.number} eine Karte beizulegen? Es ist ein Geschenk für meinen Vater: "
        "„Für die stillen Abende. Mira“\n\nDanke und liebe Grüße\nMira",
    )  # fmt: skip
