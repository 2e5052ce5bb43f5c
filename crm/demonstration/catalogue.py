"""The invented shelf, and how a sum of real dollars becomes plausible goods from it."""

import tomllib
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import cycle
from pathlib import Path
from random import Random

FILE = Path(__file__).resolve().parents[2] / "data" / "catalogue.toml"
CENT = Decimal("0.01")
TITLES_OF_AN_ARTIST = 3
MOST_LINES = 12
NEAR = 5
FAITHFUL = 0.85
MOST_ABOVE = Decimal("1.3")
GIFT = "Sampler, a gift of the house"


@dataclass(frozen=True, slots=True)
class Disc:
    """One article of the shop. `cost` is what one costs us; None where nobody knows."""

    sku: str
    artist: str
    title: str
    category: str
    price: Decimal
    cost: Decimal | None

    @property
    def name(self) -> str:
        return f"{self.artist}: {self.title}"


@dataclass(frozen=True, slots=True)
class Sold:
    """So many of one disc at this price each; no disc means a gift."""

    disc: Disc | None
    quantity: int
    unit_price: Decimal

    @property
    def name(self) -> str:
        return self.disc.name if self.disc else GIFT


class Shelf:
    """All discs, by category and price."""

    def __init__(self, discs: list[Disc], shares: dict[str, int]) -> None:
        self.discs = discs
        self.shares = shares
        self.of: dict[str, list[Disc]] = {
            category: [disc for disc in discs if disc.category == category] for category in shares
        }

    def taste(self, chance: Random) -> list[str]:
        """The categories a customer likes, the favourite more than once. Rarities are nobody's daily bread."""
        known = {disc.category for disc in self.discs if disc.cost is not None}
        categories = [category for category in self.shares if category in known]
        weights = [self.shares[category] for category in categories]
        favourite, second, third = chance.choices(categories, weights, k=3)
        return [favourite] * 5 + [second] * 2 + [third]

    def pick(self, taste: list[str], price: Decimal, chance: Random) -> Disc:
        """A disc of the customer's taste that usually costs about this much."""
        near = sorted(self.of[self.mood(taste, chance)], key=lambda disc: abs(disc.price - price))[:NEAR]
        return chance.choice([disc for disc in near if disc.price <= price * MOST_ABOVE] or near[:1])

    def mood(self, taste: list[str], chance: Random) -> str:
        """Mostly what the customer likes; now and then something else."""
        return chance.choice(taste if chance.random() < FAITHFUL else list(self.shares))

    def fill(self, discs: int, total: Decimal, taste: list[str], chance: Random) -> list[Sold]:
        """`discs` pieces that cost `total` together, to the cent."""
        if not total:
            return [Sold(None, discs, Decimal(0))]
        lines, rest, left = [], total, discs
        for quantity in split(discs, chance)[:-1]:
            average = rest / left
            disc = self.pick(taste, average * chance.randint(70, 125) / 100, chance)
            # At its usual price, unless the discs still to come would then have to be nearly given away.
            kept = rest - disc.price * quantity
            price = disc.price if kept > average * (left - quantity) / 2 else average.quantize(CENT, ROUND_DOWN)
            lines.append(Sold(disc, quantity, price))
            rest, left = rest - price * quantity, left - quantity
        return [*lines, Sold(self.pick(taste, rest, chance), 1, rest)]


def split(discs: int, chance: Random) -> list[int]:
    """How many of each article: mostly one, more when there are very many; the last is always a single one."""
    lines = min(discs, MOST_LINES)
    quantities = [1] * lines
    for _ in range(discs - lines):
        quantities[chance.randrange(lines - 1)] += 1
    return quantities


def read_shelf(file: Path = FILE) -> Shelf:
    """The shop's whole range, always in the same order."""
    categories = tomllib.loads(file.read_text("utf-8"))["category"]
    discs = [disc for category in categories for disc in discs_of(category)]
    return Shelf(discs, {category["name"]: category["share"] for category in categories})


def discs_of(category: dict) -> list[Disc]:
    titles, prices = cycle(category["titles"]), cycle(category["prices"])
    return [
        Disc(
            sku=f"{category['code']}-{number:02}{part}",
            artist=artist,
            title=next(titles),
            category=category["name"],
            price=(price := Decimal(next(prices))),
            cost=(price * Decimal(category["pays"])).quantize(CENT) if "pays" in category else None,
        )
        for number, artist in enumerate(category["artists"], start=1)
        for part in range(1, TITLES_OF_AN_ARTIST + 1)
    ]
