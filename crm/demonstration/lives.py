"""One buyer of the file, and the invented person behind the number."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from crm.demonstration.catalogue import Shelf
from crm.demonstration.cdnow import Purchase, by_buyer, read_purchases, shifted
from crm.demonstration.clock import OFFICE, Clock
from crm.demonstration.people import Person, open_registry
from crm.demonstration.scribe import Scribe
from customers.models import Address, Customer, Identity
from purchases.models import Order

FIRST_NUMBER = 10_001
CHANNELS = ["web"] * 16 + ["phone"] * 2 + ["store"] * 2


@dataclass(slots=True)
class Bought:
    """One purchase of the file, with the moment and the channel invented for it."""

    purchase: Purchase
    at: datetime
    channel: str
    number: str = ""


@dataclass(slots=True)
class Life:
    """What the demonstration knows of one buyer; `chance` is this buyer's own, so that no life changes another."""

    key: str
    person: Person
    chance: Random
    bought: list[Bought]
    customer: Customer = field(init=False)
    orders: list[Order] = field(default_factory=list)


def imagine(clock: Clock, seed: int) -> list[Life]:
    """A life for every buyer of the file; orders are numbered in the order in which they were placed."""
    registry = open_registry()
    lives = []
    for key, purchases in by_buyer(shifted(read_purchases(), clock.today)).items():
        chance = Random(f"{seed}/{key}")
        person = registry.draw(chance)
        lives.append(Life(key, person, chance, [dated(purchase, clock, chance) for purchase in purchases]))
    for life in lives:
        life.bought.sort(key=lambda bought: bought.at)
    placed = sorted((bought for life in lives for bought in life.bought), key=lambda bought: bought.at)
    for number, bought in enumerate(placed, start=FIRST_NUMBER):
        bought.number = str(number)
    return lives


def dated(purchase: Purchase, clock: Clock, chance: Random) -> Bought:
    channel = chance.choice(CHANNELS)
    hours = (10, 19) if channel == "store" else OFFICE if channel == "phone" else (7, 23)
    return Bought(purchase, clock.at(purchase.day, chance, hours), channel)


def settle(life: Life, scribe: Scribe) -> None:
    """Who they are and how to reach them, known since shortly before the first purchase."""
    person, since = life.person, life.bought[0].at - timedelta(minutes=life.chance.randint(2, 20))
    life.customer = scribe.create_customer(
        person.name, since, language=person.language, time_zone=person.place.time_zone
    )
    scribe.add_identity(life.customer, Identity.Kind.EXTERNAL, life.key, since, label="CDNOW", source="shop")
    scribe.add_identity(life.customer, Identity.Kind.EMAIL, person.email, since, source="shop")
    numbers = [("mobile", person.mobile), ("home", person.phone)]
    for label, number in [(label, number) for label, number in numbers if number]:
        first = number == (person.mobile or person.phone)
        scribe.add_identity(
            life.customer, Identity.Kind.PHONE, number, since, label=label, source="shop", primary=first
        )
    scribe.chronicle.add(
        Address(
            customer=life.customer,
            lines=person.street,
            postcode=person.postcode,
            city=person.place.town,
            country=person.place.country,
            is_primary=True,
            created_at=since,
        )
    )


def shop(life: Life, scribe: Scribe, shelf: Shelf, clock: Clock) -> None:
    """The real purchases: as many discs and as many cents as the file says."""
    taste = shelf.taste(life.chance)
    for bought in life.bought:
        sold = shelf.fill(bought.purchase.discs, bought.purchase.dollars, taste, life.chance)
        order = scribe.place_order(
            life.customer, bought.number, sold, bought.at, channel=bought.channel, first=not life.orders
        )
        life.orders.append(order)
        arrival = arrives(bought, clock, life.chance)
        if clock.past(arrival):
            scribe.deliver_order(order, arrival)


def arrives(bought: Bought, clock: Clock, chance: Random) -> datetime:
    """Goods bought in the store are taken along; a parcel takes two to five days."""
    if bought.channel == "store":
        return bought.at
    day = bought.at.astimezone(clock.zone).date() + timedelta(days=chance.randint(2, 5))
    return clock.hour(day, 0) + timedelta(minutes=chance.randint(8 * 60, 18 * 60))
