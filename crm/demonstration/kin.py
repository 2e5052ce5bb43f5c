"""Who belongs together: organisations and who works there, households, friends who told friends."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from crm.demonstration.lives import Life
from crm.demonstration.people import latin
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import relate
from customers.models import Relationship

FILE = Path(__file__).resolve().parents[2] / "data" / "organisations.toml"
HOUSEHOLDS = 80
FRIENDS = 120
TOLD_BY = ["told by a friend", "saw the record at their place", "got a present from here", "recommended at work"]


@dataclass(frozen=True, slots=True)
class Kin:
    """Two lives that belong together, and how."""

    life: Life
    other: Life
    as_: str
    note: str = ""


def bring_together(lives: list[Life], chance: Random) -> list[Kin]:
    """Decide before anybody is written down: organisations get their names, households one name and one address."""
    organisations = found(lives, tomllib.loads(FILE.read_text("utf-8"))["names"])
    people = [life for life in lives if not life.person.is_organisation]
    chance.shuffle(people)
    return [
        *households(people[: HOUSEHOLDS * 4]),
        *employers(organisations, people[::-1], chance),
        *friends(people, chance),
    ]


def found(lives: list[Life], names: list[str]) -> list[Life]:
    """Those who bought the most at once are organisations."""
    biggest = sorted(lives, key=lambda life: -max(bought.purchase.discs for bought in life.bought))[: len(names)]
    for life, name in zip(biggest, names, strict=True):
        host = latin(name).strip("-")
        life.person = replace(
            life.person,
            name=name,
            given="",
            family=name,
            email=f"office@{host}.example",
            mobile="",
            is_organisation=True,
        )
    return biggest


def households(people: list[Life]) -> list[Kin]:
    """Neighbours in the list who speak the same language move together; she or he takes the name."""
    pairs = []
    waiting: dict[str, Life] = {}
    for life in people:
        partner = waiting.pop(life.person.language, None)
        if partner is None:
            waiting[life.person.language] = life
        elif len(pairs) < HOUSEHOLDS:
            home = partner.person
            name = f"{life.person.given} {home.family}"
            life.person = replace(
                life.person, name=name, family=home.family, place=home.place, street=home.street, postcode=home.postcode
            )
            pairs.append(Kin(life, partner, Relationship.Kind.HOUSEHOLD))
    return pairs


def employers(organisations: list[Life], people: list[Life], chance: Random) -> list[Kin]:
    posts = [organisation for organisation in organisations for _ in range(chance.randint(1, 3))]
    return [
        Kin(life, post, Relationship.Kind.EMPLOYER, chance.choice(["owner", "buyer", "teacher", "manager", ""]))
        for life, post in zip(people, posts, strict=False)
    ]


def friends(people: list[Life], chance: Random) -> list[Kin]:
    """Somebody who came later was told by somebody who came earlier."""
    pairs = []
    for life, other in zip(people[:FRIENDS], people[FRIENDS:], strict=False):
        later, earlier = (life, other) if life.since > other.since else (other, life)
        pairs.append(Kin(later, earlier, Relationship.Kind.REFERRED_BY, chance.choice(TOLD_BY)))
    return pairs


def tell_kin(telling: Telling, kin: list[Kin]) -> None:
    """Written down soon after both are known."""
    for pair in kin:
        at = telling.clock.soon(max(pair.life.since, pair.other.since), pair.life.chance, hours=(1, 200))
        if telling.clock.past(at):
            by = telling.agent(pair.life.chance)
            relate(telling.book, pair.life.customer, at, to=pair.other.customer, as_=pair.as_, by=by, note=pair.note)
