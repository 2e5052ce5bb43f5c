"""Whose book a customer is in: the reps', or the customer manager's."""

from random import Random

from crm.demonstration.lives import Life
from staff.models import Member

OF_A_REP = 55
OF_THE_MANAGER = 25


def fill_books(lives: list[Life], staff: dict[str, Member], chance: Random) -> None:
    """Reps look after the organisations and some private buyers, the customer manager after those who spent the most."""
    organisations = [life for life in lives if life.person.is_organisation]
    people = sorted((life for life in lives if not life.person.is_organisation), key=spent, reverse=True)
    for life in people[:OF_THE_MANAGER]:
        life.manager = staff["Max"]
    rest = [life for life in people[OF_THE_MANAGER:] if len(life.bought) > 1]
    chance.shuffle(rest)
    books = [*organisations, *rest[: 2 * OF_A_REP - len(organisations)]]
    for number, life in enumerate(books):
        life.manager = staff["Rita" if number % 2 == 0 else "Zoe"]


def spent(life: Life) -> float:
    return float(sum(bought.purchase.dollars for bought in life.bought))
