"""Invented buyers: names in several scripts, towns, and numbers and addresses that reach nobody."""

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from customers.rules.names import fold

FOLDER = Path(__file__).resolve().parents[2] / "data" / "people"
MAIL_HOSTS = ["post.example", "mail.example", "inbox.example", "letters.example", "home.example"]


@dataclass(frozen=True, slots=True)
class Place:
    """A town, its postcodes and telephone ranges as patterns in which "#" stands for a digit."""

    town: str
    country: str
    postcode: str
    time_zone: str
    phones: tuple[str, ...] = ()
    mobiles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Culture:
    """Where names come from; a name in another script carries its Latin spelling after a "/"."""

    share: int
    language: str
    places: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


@dataclass(slots=True)
class Person:
    """One invented buyer."""

    name: str
    given: str
    family: str
    language: str
    place: Place
    street: str
    postcode: str
    email: str
    phone: str = ""
    mobile: str = ""
    is_organisation: bool = False

    @property
    def kind(self) -> str:
        return "organisation" if self.is_organisation else "person"


@dataclass(slots=True)
class Registry:
    """Draws people, giving no telephone number and no e-mail address twice."""

    cultures: list[Culture]
    places: dict[str, Place]
    streets: dict[str, list[str]]
    given_out: Counter[str] = field(default_factory=Counter)

    def draw(self, chance: Random) -> Person:
        culture = chance.choices(self.cultures, [culture.share for culture in self.cultures])[0]
        given = chance.choice(chance.choice([culture.women, culture.men]))
        return self.person(culture, given, chance.choice(culture.family), chance)

    def person(self, culture: Culture, given: str, family: str, chance: Random) -> Person:
        place = self.places[chance.choice(culture.places)]
        return Person(
            name=full_name(given, family, family_first=culture.family_first),
            given=shown(given),
            family=shown(family),
            language=culture.language,
            place=place,
            street=self.street(place.country, chance),
            postcode=digits(place.postcode, chance),
            email=self.email(given, family, chance),
            phone=self.number(place.phones, chance) if chance.random() < 0.75 else "",
            mobile=self.number(place.mobiles, chance) if chance.random() < 0.4 else "",
        )

    def street(self, country: str, chance: Random) -> str:
        street, house = chance.choice(self.streets[country]), chance.randint(1, 148)
        return f"{house} {street}" if country in {"GB", "IE", "US", "FR"} else f"{street} {house}"

    def email(self, given: str, family: str, chance: Random) -> str:
        local = f"{latin(given)}.{latin(family)}"
        self.given_out[local] += 1
        again = self.given_out[local]
        return f"{local}{again if again > 1 else ''}@{chance.choice(MAIL_HOSTS)}"

    def number(self, patterns: tuple[str, ...], chance: Random) -> str:
        """The next free number of one of these ranges, or none when the range is used up."""
        if not patterns:
            return ""
        pattern = chance.choice(patterns)
        free, room = self.given_out[pattern], 10 ** pattern.count("#")
        if free == room:
            return ""
        self.given_out[pattern] += 1
        # Neighbours in the list should not be neighbours in the telephone book: step through the range by a prime.
        return fill(pattern, str(free * 389 % room).zfill(pattern.count("#")))


def open_registry(folder: Path = FOLDER) -> Registry:
    cultures = tomllib.loads((folder / "cultures.toml").read_text("utf-8"))
    places = tomllib.loads((folder / "places.toml").read_text("utf-8"))
    return Registry(
        [
            Culture(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})
            for row in cultures.values()
        ],
        {
            row["town"]: Place(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})
            for row in places["place"]
        },
        places["streets"],
    )


def shown(name: str) -> str:
    return name.partition("/")[0]


def latin(name: str) -> str:
    """The part of an e-mail address that this name becomes."""
    spelling = name.partition("/")[2] or name
    plain = fold(spelling.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    return "".join(letter if letter.isalnum() else "-" if letter in " -" else "" for letter in plain)


def full_name(given: str, family: str, *, family_first: bool = False) -> str:
    parts = [shown(family), shown(given)] if family_first else [shown(given), shown(family)]
    return " ".join(parts)


def digits(pattern: str, chance: Random) -> str:
    return fill(pattern, "".join(str(chance.randrange(10)) for _ in range(pattern.count("#"))))


def fill(pattern: str, numbers: str) -> str:
    """The pattern with its "#" replaced by these digits, in order."""
    wanted = iter(numbers)
    return "".join(next(wanted) if letter == "#" else letter for letter in pattern)
