"""Jonas buys a record today. It is a present, and Mira must not hear of it."""

from datetime import timedelta

from crm.demonstration.lives import Life
from crm.demonstration.showcase.hand import Hand
from crm.demonstration.stories.buying import arrive, buy
from crm.demonstration.stories.settling import settle
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import assign_manager


def tell_jonas(telling: Telling, life: Life) -> None:
    hand = Hand(telling, life)
    settle(telling, life)
    for bought in life.bought:
        bought.channel = "web"
        buy(telling, life, bought)
        arrive(telling, life, bought)
    at = hand.office(life.bought[0].at + timedelta(days=3))
    assign_manager(telling.book, hand.member("Rita"), at, to=life.customer, by=hand.member("Sue"))
    hand.note(
        f"Order {life.last.number} is a birthday present for Mira. Do not mention it when she calls, and no mail about it to the "
        "address they share.",
        min(life.last.at + timedelta(minutes=1), telling.clock.now),
        "Ana",
    )
