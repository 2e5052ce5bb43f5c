"""Loading the demonstration into an empty database: the same seed at the same moment gives the same company."""

from collections.abc import Callable, Iterator
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from crm.demonstration.books import fill_books
from crm.demonstration.cast import PASSWORD, STAFF, address_of
from crm.demonstration.catalogue import Shelf, read_shelf
from crm.demonstration.chronicle import Chronicle
from crm.demonstration.clock import Clock
from crm.demonstration.kin import bring_together, tell_kin
from crm.demonstration.lives import Life, imagine
from crm.demonstration.showcase import APART, cast, tell_by_hand
from crm.demonstration.stories.learning import add_fields, read_knowable, write_catalogue
from crm.demonstration.stories.living import live
from crm.demonstration.stories.needing import write_need_groups
from crm.demonstration.stories.noticing import notice
from crm.demonstration.stories.present import leave_open
from crm.demonstration.stories.reckoning import set_costs, set_rules
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import break_overdue_promises
from crm.demonstration.words import read_words
from crm.models import Demonstration
from customers.models import Customer, NameWord, SavedView, Wording
from customers.rules.names import words
from purchases.models import Category, Product
from staff.models import DemoAccount, Member, Role
from value.actions.sort_into_needs import sort_into_needs

type Say = Callable[[str], None]


class NotEmpty(Exception):
    """The database holds customers that are not the demonstration's."""


@transaction.atomic
def load(*, now: datetime, seed: int, say: Say, most: int | None = None) -> None:
    """Write the whole demonstration, told from the moment `now`, or nothing of it.

    `most` keeps it to so many customers besides those told by hand: enough to try something out.
    """
    if Customer.objects.exists():
        raise NotEmpty
    say("staff, catalogue, the file of purchases")
    telling = open_company(now)
    lives = imagine(telling.clock, telling.shelf, seed)
    cast(lives, telling.shelf)
    others = [life for life in lives if life.key not in APART][:most]
    lives = [*others, *(life for life in lives if life.key in APART)]
    kin = bring_together(others, Random(f"{seed}/kin"))
    fill_books(others, telling.staff, Random(f"{seed}/books"))
    knowable = read_knowable()
    for life in counted(others, say):
        live(telling, life, knowable)
    tell_kin(telling, kin)
    leave_open(telling, others, Random(f"{seed}/present"))
    notice(telling, others, Random(f"{seed}/noticed"))
    tell_by_hand(telling, lives)
    break_overdue_promises(telling.book, now)
    say(f"writing {len(telling.book.events):,} lines of history")
    learn_names(telling.book, lives)
    telling.book.write()
    sort_into_needs(at=now)
    go_on_after(max(int(bought.number) for life in lives for bought in life.bought))
    keep_views(telling.staff)
    Demonstration.objects.create(told_at=now, seed=seed, customers=len(lives))


def open_company(now: datetime) -> Telling:
    shelf = read_shelf()
    set_costs()
    add_fields(list(shelf.shares))
    products, fact_types = stock(shelf), write_catalogue()
    set_rules()
    return Telling(
        book=Chronicle(),
        clock=Clock(now, ZoneInfo(settings.TIME_ZONE)),
        words=read_words(),
        shelf=shelf,
        products=products,
        staff=hire(),
        fact_types=fact_types,
        need_rules=write_need_groups(),
        wordings={wording.key: wording for wording in Wording.objects.filter(version=1, language="en")},
    )


def hire() -> dict[str, Member]:
    """The cast by name, all with the one password of the demonstration."""
    roles, password = Role.objects.in_bulk(), make_password(PASSWORD)
    for name, role in STAFF:
        member, _ = Member.objects.get_or_create(email=address_of(name), defaults={"name": name, "password": password})
        member.roles.add(roles[role])
        DemoAccount.objects.get_or_create(member=member, defaults={"password": PASSWORD})
    return {member.name: member for member in Member.objects.all()}


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


def keep_views(staff: dict[str, Member]) -> None:
    """Lists that some of the cast come back to."""
    views = [
        ("Rita", "My customers", "manager=me", False),
        ("Max", "My customers", "manager=me", False),
        ("Sue", "Nobody looks after them", "manager=nobody", True),
        ("Sue", "Organisations", "kind=organisation", True),
        ("Mia", "Readers of classical news", "custom.newsletter_topic=Classical", True),
    ]
    SavedView.objects.bulk_create(
        SavedView(owner=staff[owner], name=name, query=query, shared=shared, pinned=True)
        for owner, name, query, shared in views
    )


def counted(lives: list[Life], say: Say) -> Iterator[Life]:
    for number, life in enumerate(lives):
        if number % 500 == 0:
            say(f"{number:,} of {len(lives):,} customers told")
        yield life


def learn_names(book: Chronicle, lives: list[Life]) -> None:
    for word in sorted({word for life in lives for word in words(life.customer.name)}):
        book.add_named(NameWord(word=word))


def go_on_after(number: int) -> None:
    """Orders that come without a number get those after the demonstration's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('purchases_order_number', %s)", [number])
