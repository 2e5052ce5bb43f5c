"""Buying as such: how somebody came to an order, and how it arrived."""

from datetime import datetime, timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.stories.browsing import shop_on_the_web
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import record_contact
from crm.demonstration.told.purchases import deliver_order, place_order
from staff.models import Member


def buy(telling: Telling, life: Life, bought: Bought) -> None:
    """The order, and what led to it on its channel."""
    by = introduce(telling, life, bought)
    goods = [(sold, telling.products.get(sold.disc.sku) if sold.disc else None) for sold in bought.sold]
    bought.order, bought.lines = place_order(
        telling.book,
        life.customer,
        bought.number,
        goods,
        bought.at,
        channel=bought.channel,
        first=bought.first,
        by=by,
    )


def introduce(telling: Telling, life: Life, bought: Bought) -> Member | None:
    """What came right before: a call, a word at the counter, some pages."""
    if bought.channel == "web":
        shop_on_the_web(telling, life, bought)
        return None
    by = telling.agent(life.chance)
    event = record_contact(
        telling.book,
        life.customer,
        bought.at - timedelta(minutes=life.chance.randint(1, 6)),
        channel=bought.channel,
        direction="in",
        summary=telling.words.say(f"order.{bought.channel}", life.chance, **life.names, **bought.names),
        by=by,
        outcome="answered",
        minutes=life.chance.randint(2, 9),
    )
    life.talks.append(event)
    return by


def arrive(telling: Telling, life: Life, bought: Bought) -> datetime:
    """Goods bought in the store are taken along; a parcel takes two to five days."""
    if bought.channel == "store":
        return deliver(telling, bought, bought.at)
    return deliver(telling, bought, parcel_comes(telling, life, bought, days=life.chance.randint(2, 5)))


def parcel_comes(telling: Telling, life: Life, bought: Bought, *, days: int) -> datetime:
    """Some time of the day on which a parcel comes that is so many days on its way; never on a Sunday."""
    day = bought.at.astimezone(telling.clock.zone).date() + timedelta(days=days)
    if day.weekday() == 6:
        day += timedelta(days=1)
    return telling.clock.hour(day, 8) + timedelta(minutes=life.chance.randint(0, 600))


def deliver(telling: Telling, bought: Bought, at: datetime) -> datetime:
    """The order arrives, if that moment has come."""
    if telling.clock.past(at):
        deliver_order(telling.book, bought.order, at)
    return at
