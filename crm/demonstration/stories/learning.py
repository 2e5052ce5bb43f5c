"""What the company remembers: facts said in a talk or seen in the orders, and the fields it added for itself."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from crm.demonstration.lives import Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.customers import assert_fact, change_custom
from crm.demonstration.told.value import find_needs
from customers.models import CustomField, Fact, FactType

FILE = Path(__file__).resolve().parents[3] / "data" / "facts.toml"
OWN = {"weight", "answers", "loyal", "origin"}
LOYAL = 3
"""Whoever bought more often than that answers as the loyal do, where they answer otherwise than others."""


@dataclass(frozen=True, slots=True)
class Knowable:
    """A kind of fact, how many in a thousand have one, and what it may be."""

    key: str
    weight: int
    answers: tuple[Any, ...]
    loyal: tuple[Any, ...]
    origin: str


def read_knowable(file: Path = FILE) -> list[Knowable]:
    rows = tomllib.loads(file.read_text("utf-8"))["type"]
    return [
        Knowable(
            row["key"],
            row["weight"],
            tuple(row["answers"]),
            tuple(row.get("loyal", row["answers"])),
            row.get("origin", Fact.Origin.SAID),
        )
        for row in rows
    ]


def write_catalogue(file: Path = FILE) -> dict[str, FactType]:
    """The kinds of facts this company asks for; those its admins have already stay as they are."""
    rows = tomllib.loads(file.read_text("utf-8"))["type"]
    for row in rows:
        FactType.objects.get_or_create(
            key=row["key"], defaults={name: value for name, value in row.items() if name not in OWN}
        )
    return FactType.objects.in_bulk()


def add_fields(categories: list[str]) -> None:
    """The company's own fields."""
    fields = [
        CustomField(
            key="newsletter_topic",
            label="Newsletter topic",
            value=CustomField.Value.CHOICE,
            choices=categories,
            help="The one topic they want to read about",
            position=10,
        ),
        CustomField(key="favourite_artist", label="Favourite artist", for_kind="person", position=20),
        CustomField(
            key="guests_a_day",
            label="Guests a day",
            value=CustomField.Value.NUMBER,
            for_kind="organisation",
            help="As they estimate it",
            position=30,
        ),
        CustomField(
            key="plays_in_public",
            label="Plays music in public",
            value=CustomField.Value.YES_NO,
            for_kind="organisation",
            position=40,
        ),
    ]
    CustomField.objects.bulk_create(fields, ignore_conflicts=True)


def learn(telling: Telling, life: Life, knowable: list[Knowable]) -> None:
    """Facts from talks; of those who never talked to anybody only what the orders show."""
    chance = life.chance
    for kind in knowable:
        seen = kind.origin == Fact.Origin.OBSERVED
        if chance.random() * 1000 > kind.weight * (1 if seen else 2.5) or not (
            life.talks or (seen and len(life.bought) > 2)
        ):
            continue
        source = None if seen else chance.choice(life.talks)
        at = life.last.at if source is None else source.happened_at + timedelta(minutes=1)
        if telling.clock.past(at):
            fact = assert_fact(
                telling.book,
                chance.choice(kind.loyal if len(life.bought) > LOYAL else kind.answers),
                at,
                about=life.customer,
                kind=telling.fact_types[kind.key],
                origin=kind.origin,
                by=source.by if source else None,
                source=source,
            )
            find_needs(telling, fact)


def fill_in_fields(telling: Telling, life: Life) -> None:
    chance, values = life.chance, {}
    if life.person.is_organisation:
        values = {"guests_a_day": chance.choice([20, 40, 60, 120, 200]), "plays_in_public": chance.random() < 0.7}
    elif chance.random() < 0.3:
        values["newsletter_topic"] = life.taste[0]
    if not life.person.is_organisation and chance.random() < 0.15:
        disc = life.last.sold[0].disc
        values |= {"favourite_artist": disc.artist} if disc else {}
    if values:
        at = life.bought[0].at + timedelta(minutes=5)
        by = telling.staff[chance.choice(["Mia", "Ana", "Sue"])]
        change_custom(telling.book, life.customer, min(at, telling.clock.now), values, by=by)
