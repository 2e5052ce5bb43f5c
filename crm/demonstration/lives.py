"""One buyer of the file, and the invented person behind the number."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from crm.demonstration.catalogue import Shelf, Sold
from crm.demonstration.cdnow import Purchase, by_buyer, read_purchases, shifted
from crm.demonstration.clock import OFFICE, Clock
from crm.demonstration.people import Person, Registry, open_registry
from customers.models import Customer, Event
from interactions.models import Visitor
from purchases.models import Order, OrderLine
from staff.models import Member

FIRST_NUMBER = 10_001
CHANNELS = ["web"] * 16 + ["phone"] * 2 + ["store"] * 2


@dataclass(slots=True)
class Bought:
    """One purchase of the file, and what was invented for it."""

    purchase: Purchase
    at: datetime
    channel: str
    number: str = ""
    sold: list[Sold] = field(default_factory=list)
    order: Order = field(init=False)
    lines: list[OrderLine] = field(default_factory=list)
    first: bool = False

    @property
    def names(self) -> dict[str, str]:
        """What a story calls this order and the disc it is about."""
        disc = self.sold[0].disc
        artist, title = (disc.artist, disc.title) if disc else ("the sampler", "the sampler")
        return {"number": self.number, "disc": self.sold[0].name, "artist": artist, "title": title}


@dataclass(slots=True)
class Life:
    """What the demonstration knows of one buyer; `chance` is this buyer's own, so that no life changes another."""

    key: str
    person: Person
    chance: Random
    bought: list[Bought]
    taste: list[str] = field(default_factory=list)
    customer: Customer = field(init=False)
    manager: Member | None = None
    visitor: Visitor | None = None
    talks: list[Event] = field(default_factory=list)
    since: datetime = field(init=False)

    @property
    def names(self) -> dict[str, str]:
        return {
            "name": self.person.name,
            "given": self.person.given or self.person.name,
            "town": self.person.place.town,
        }

    def listen_to(self, taste: list[str], shelf: Shelf) -> None:
        """Fill every order with discs of this taste, for exactly the money of the file."""
        self.taste = taste
        for bought in self.bought:
            bought.sold = shelf.fill(bought.purchase.discs, bought.purchase.dollars, taste, self.chance)

    @property
    def last(self) -> Bought:
        return self.bought[-1]


def imagine(clock: Clock, shelf: Shelf, seed: int) -> list[Life]:
    """A life for every buyer of the file; orders are numbered in the order in which they were placed."""
    registry = open_registry()
    lives = [
        life_of(key, purchases, clock, shelf, Random(f"{seed}/{key}"), registry)
        for key, purchases in by_buyer(shifted(read_purchases(), clock.today)).items()
    ]
    placed = sorted((bought for life in lives for bought in life.bought), key=lambda bought: bought.at)
    for number, bought in enumerate(placed, start=FIRST_NUMBER):
        bought.number = str(number)
    return lives


def life_of(
    key: str, purchases: list[Purchase], clock: Clock, shelf: Shelf, chance: Random, registry: Registry
) -> Life:
    person = registry.draw(chance)
    bought = sorted((dated(purchase, clock, chance) for purchase in purchases), key=lambda bought: bought.at)
    bought[0].first = True
    life = Life(key, person, chance, bought)
    life.listen_to(shelf.taste(chance), shelf)
    life.since = bought[0].at - timedelta(minutes=chance.randint(8, 25))
    return life


def dated(purchase: Purchase, clock: Clock, chance: Random) -> Bought:
    """When it was bought on that day, and how: mostly on the web."""
    channel = chance.choice(CHANNELS)
    hours = (10, 19) if channel == "store" else OFFICE if channel == "phone" else (7, 23)
    return Bought(purchase, clock.at(purchase.day, chance, hours), channel)
