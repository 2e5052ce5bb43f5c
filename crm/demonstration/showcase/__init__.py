"""Mira, Jonas and Otto: three buyers of the file whose stories are told by hand, to be looked at first."""

from crm.demonstration.catalogue import Shelf
from crm.demonstration.lives import Life
from crm.demonstration.showcase.jonas import tell_jonas
from crm.demonstration.showcase.mira import tell_mira
from crm.demonstration.showcase.otto import tell_otto
from crm.demonstration.showcase.people import JONAS, MIRA, OTTO, PEOPLE, TASTE_OF_MIRA
from crm.demonstration.telling import Telling

APART = frozenset(PEOPLE)


def cast(lives: list[Life], shelf: Shelf) -> None:
    """These buyers are these people, and Mira listens to what she says she does."""
    for life in lives:
        if life.key in PEOPLE:
            life.person = PEOPLE[life.key]
        if life.key == MIRA:
            life.listen_to(TASTE_OF_MIRA, shelf)


def tell_by_hand(telling: Telling, lives: list[Life]) -> None:
    by_key = {life.key: life for life in lives}
    studio = next(life for life in lives if life.person.name == "Nordlicht Studios GmbH")
    tell_jonas(telling, by_key[JONAS])
    tell_mira(telling, by_key[MIRA], partner=by_key[JONAS], employer=studio)
    tell_otto(telling, by_key[OTTO])
