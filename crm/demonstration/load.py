"""Loading the demonstration into an empty database: the same seed on the same day gives the same company."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from crm.demonstration.cast import PASSWORD, STAFF, address_of
from crm.demonstration.catalogue import Shelf, read_shelf
from crm.demonstration.chronicle import Chronicle
from crm.demonstration.clock import Clock
from crm.demonstration.lives import Life, imagine, settle, shop
from crm.demonstration.scribe import Scribe
from crm.models import Demonstration
from customers.models import Customer, NameWord
from customers.rules.names import words
from purchases.models import Category, Product
from staff.models import DemoAccount, Member, Role

type Say = Callable[[str], None]


class NotEmpty(Exception):
    """The database holds customers that are not the demonstration's."""


@transaction.atomic
def load(*, now: datetime, seed: int, say: Say) -> None:
    """Write the whole demonstration, told from the moment `now`, or nothing of it."""
    if Customer.objects.exists():
        raise NotEmpty
    clock = Clock(now, ZoneInfo(settings.TIME_ZONE))
    say("staff and shelf")
    hire()
    shelf = read_shelf()
    scribe = Scribe(Chronicle(), stock(shelf))
    say("customers and purchases")
    lives = imagine(clock, seed)
    for life in lives:
        settle(life, scribe)
        shop(life, scribe, shelf, clock)
    say("writing")
    learn_names(scribe.chronicle, lives)
    scribe.chronicle.write()
    Demonstration.objects.create(told_at=now, seed=seed, customers=len(lives))


def hire() -> None:
    """The cast, all with the one password of the demonstration."""
    roles, password = Role.objects.in_bulk(), make_password(PASSWORD)
    for name, role in STAFF:
        member, _ = Member.objects.get_or_create(email=address_of(name), defaults={"name": name, "password": password})
        member.roles.add(roles[role])
        DemoAccount.objects.get_or_create(member=member, defaults={"password": PASSWORD})


def stock(shelf: Shelf) -> dict[str, Product]:
    """The shop's range as products, by article number."""
    categories = {name: Category.objects.get_or_create(name=name)[0] for name in shelf.shares}
    products = [
        Product(
            sku=disc.sku, name=disc.name, category=categories[disc.category], unit_price=disc.price, unit_cost=disc.cost
        )
        for disc in shelf.discs
    ]
    return {product.sku: product for product in Product.objects.bulk_create(products)}


def learn_names(chronicle: Chronicle, lives: list[Life]) -> None:
    for word in sorted({word for life in lives for word in words(life.customer.name)}):
        chronicle.plain(NameWord(word=word))
