"""What several stories of this room begin with."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from customers.actions.record_many import Entry, record_many
from customers.models import Customer, FactType
from interactions.events import CONTACT
from purchases.models import Category, Order, OrderLine, Product
from staff.models import Member
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import FactRule, Need, NeedGroup, Reckoning, ValueRules

BUYERS, TWO_YEARS = 200, 730


@pytest.fixture
def buys_for(db: None) -> FactType:
    """A question with three answers, which every customer may be asked."""
    FactType.objects.update(question="")
    return FactType.objects.create(
        key="buys_for",
        label="Buys for",
        value="choice",
        choices=["presents", "work", "themselves"],
        question="Whom do you mostly buy for?",
        benefit="So that we suggest what fits them",
        position=12,
    )


@pytest.fixture
def givers(buys_for: FactType) -> NeedGroup:
    """Those who buy presents."""
    group = NeedGroup.objects.create(name="Gifts", meaning="They want it to arrive wrapped and in time.")
    FactRule.objects.create(group=group, fact_type=buys_for, answers=["presents"])
    return group


@pytest.fixture
def reckoning(db: None) -> Reckoning:
    """One that was finished."""
    now = timezone.now()
    rules = ValueRules.objects.in_force()
    return Reckoning.objects.create(state=Reckoning.State.DONE, as_of=now.date(), finished_at=now, rules=rules)


def have(customer: Customer, group: NeedGroup, **particulars: object) -> Need:
    """The customer has this need, as the rules would have found it."""
    said = {"origin": "said", "why": [{"type": "buys_for", "label": "Buys for", "as": "choice", "answer": "presents"}]}
    return Need.objects.create(customer=customer, group=group, since=timezone.now(), **said | particulars)


type Ask = Callable[..., Reckoning]


@dataclass(frozen=True, slots=True)
class Shop:
    """A small company with two years behind it. `buyers` come often or once; `callers` cost more than they bring;
    `strangers` never bought. Rita looks after every fourth buyer, who stand in `hers`."""

    buyers: list[Customer]
    callers: list[Customer]
    strangers: list[Customer]
    hers: list[Customer]


@pytest.fixture
def rules(db: None) -> ValueRules:
    """Those of a company of whom little is asked before anything is predicted."""
    return ValueRules.objects.create(least_buyers=50, least_days=90)


@pytest.fixture
def shop(rita: Member, rules: ValueRules) -> Shop:
    """Two hundred who bought, five who only call, three who did nothing: the same every time."""
    buyers = crowd("Buyer", BUYERS, manager=lambda place: rita if place % 4 == 0 else None)
    callers, strangers = crowd("Caller", 5), crowd("Stranger", 3)
    chance = random.Random(7)
    sales = [sale for customer in buyers for sale in life_of(customer, chance)]
    sales += [(caller, 200, Decimal(9), "Music") for caller in callers]
    sell(sales)
    calls = [Entry(caller.pk, CONTACT, days_ago(30 + n), channel="phone", direction="in", cost=Decimal(8))
             for caller in callers for n in range(9)]  # fmt: skip
    record_many(calls)
    return Shop(buyers, callers, strangers, [customer for customer in buyers if customer.manager_id])


@pytest.fixture
def reckon(rules: ValueRules) -> Ask:
    """`reckon()`: what the worker does all night, at once. `by=mia` asks for it."""

    def reckon(**asked: Any) -> Reckoning:
        reckoning = ask_for_reckoning(**asked)
        work_on_reckoning(reckoning.pk)
        reckoning.refresh_from_db()
        assert reckoning.state == Reckoning.State.DONE, reckoning.problem
        return reckoning

    return reckon


@pytest.fixture
def reckoned(shop: Shop, reckon: Ask) -> Reckoning:
    """The shop's customers with what they are worth."""
    return reckon()


def crowd(name: str, size: int, manager: Callable[[int], Member | None] = lambda _place: None) -> list[Customer]:
    """So many customers at once, by their numbers."""
    named = [f"{name} {place}" for place in range(size)]
    made = [
        Customer(name=each, search_name=f" {each.lower()}", manager=manager(place)) for place, each in enumerate(named)
    ]
    return Customer.objects.bulk_create(made)


type Sale = tuple[Customer, int, Decimal, str]


def life_of(customer: Customer, chance: random.Random) -> Iterator[Sale]:
    """Purchases so many days ago, each at a price: some buy every month, some came once, some have gone. Of those who come
    often, most buy books beside music."""
    pace, price = chance.choice([20, 60, 120, 1000]), chance.choice([12, 30, 80])
    begins = chance.randint(200, TWO_YEARS)
    ends = 0 if chance.random() < 0.6 else chance.randint(0, begins)
    reads = pace < 100 and chance.random() < 0.7
    day = begins
    while day >= ends:
        yield customer, day, Decimal(price + chance.randint(-5, 5)), "Books" if reads and day % 3 == 0 else "Music"
        day -= max(int(chance.expovariate(1 / pace)), 1)


def sell(sales: Sequence[Sale]) -> None:
    """Orders of one line each; of every third we know what it cost."""
    goods = {
        name: Product.objects.create(sku=name, name=name, category=Category.objects.create(name=name))
        for name in {wanted for *_, wanted in sales}
    }
    last = Order.objects.count()
    orders = Order.objects.bulk_create(
        Order(
            customer=customer, number=f"S-{last + place}", placed_at=days_ago(days), state=Order.State.DELIVERED,
            total=total, cost=None if place % 3 else total / 2,
        )
        for place, (customer, days, total, _goods) in enumerate(sales)
    )  # fmt: skip
    OrderLine.objects.bulk_create(
        OrderLine(order=order, position=1, product=goods[wanted], description=wanted, quantity=1, unit_price=total)
        for order, (_customer, _days, total, wanted) in zip(orders, sales, strict=True)
    )


def days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)
