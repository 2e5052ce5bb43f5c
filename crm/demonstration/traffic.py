"""What goes on happening at the demonstration's company while somebody watches: through the real verbs, one thing at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from crm.demonstration.people import open_registry
from crm.demonstration.words import Words, read_words
from customers.actions.create_customer import create_customer
from customers.models import Customer
from interactions.actions.keep_promise import keep_promise
from interactions.actions.make_promise import make_promise
from interactions.actions.record_contact import record_contact
from interactions.actions.track_pages import track_pages
from interactions.actions.write_note import write_note
from interactions.models import Promise, Visitor
from interactions.rules.tracking import Seen
from purchases.actions.cancel_order import cancel_order
from purchases.actions.deliver_order import deliver_order
from purchases.actions.place_order import Wanted, place_order
from purchases.actions.return_goods import return_goods
from purchases.models import Order, Product
from staff.models import Member

AGENTS = ["Ana", "Sam"]
# How busy each hour of the day is, from midnight, against the busiest.
DAY_CURVE = [8, 5, 3, 3, 4, 8, 15, 30, 55, 80, 95, 100, 90, 85, 90, 95, 95, 85, 75, 70, 60, 45, 30, 15]


@dataclass(frozen=True, slots=True)
class Traffic:
    """Lets things happen; `chance` decides what and to whom."""

    chance: Random
    words: Words

    def happen(self) -> str:
        """One thing; answers what it was, in a word."""
        doings: list[Callable[[], object]] = [self.call, self.call, self.mail, self.order, self.order, self.order]
        doings += [self.arrival, self.promise, self.kept_promise, self.note, self.newcomer]
        doings += [self.visit, self.visit, self.visit, self.cancellation, self.return_]
        doing = self.chance.choice(doings)
        doing()
        return doing.__name__

    def call(self) -> None:
        said = self.said(customer := self.somebody())
        self.talk(customer, "phone", said["talk"], minutes=self.chance.randint(1, 9))

    def mail(self) -> None:
        said = self.said(customer := self.somebody())
        record_contact(
            customer,
            channel="email",
            direction="in",
            summary=said["talk"],
            by=self.agent(),
            subject=said["talk"][:80],
            expects_answer=True,
        )

    def order(self) -> Order:
        goods = self.chance.sample(list(Product.objects.filter(active=True)), self.chance.choice([1, 1, 2, 3]))
        lines = [Wanted(product, Decimal(1)) for product in goods]
        return place_order(self.somebody(), lines=lines, channel=self.chance.choice(["web", "web", "web", "phone"]))

    def arrival(self) -> None:
        """A parcel that has been on its way for some days."""
        due = Order.objects.filter(state=Order.State.PLACED, placed_at__lt=timezone.now() - timedelta(days=2))
        if order := due.order_by("placed_at").first():
            deliver_order(order)

    def visit(self) -> None:
        """Somebody whose browser we know looks around, as the tracker on the web site tells it."""
        visitor = self.one_of(Visitor.objects.exclude(customer=None))
        product = self.one_of(Product.objects.filter(active=True).select_related("category"))
        if visitor is None or product is None:
            return
        shelf = product.category.name if product.category else "Everything"
        looked_at = [("/", "Home"), (f"/{slugify(shelf)}/", shelf), (f"/{slugify(shelf)}/{product.sku}", product.name)]
        track_pages(
            visitor.key,
            [
                Seen("page", path, title, "", timedelta(seconds=30 * (len(looked_at) - number)))
                for number, (path, title) in enumerate(looked_at)
            ],
            site="",
        )

    def cancellation(self) -> None:
        """Somebody thinks better of an order that has not left yet."""
        fresh = Order.objects.filter(state=Order.State.PLACED, placed_at__gt=timezone.now() - timedelta(days=2))
        if order := self.one_of(fresh.select_related("customer")):
            cancel_order(order, reason=self.chance.choice(["ordered twice", "found it cheaper"]), by=self.agent())

    def return_(self) -> None:
        """One disc of an order of the last weeks comes back."""
        arrived = Order.objects.filter(state=Order.State.DELIVERED, placed_at__gt=timezone.now() - timedelta(days=40))
        order = self.one_of(arrived.filter(returns=None, total__gt=0))
        line = order.lines.first() if order else None
        if order and line:
            return_goods(order, quantities={line: line.quantity}, reason="arrived damaged", by=self.agent())

    def one_of[Row: Model](self, rows: QuerySet[Row]) -> Row | None:
        found = rows.order_by("pk")
        return found[self.chance.randrange(count)] if (count := found.count()) else None

    def promise(self) -> None:
        customer, by = self.somebody(), self.agent()
        said = self.said(customer)
        record_contact(customer, channel="phone", direction="in", summary=said["talk"], by=by, outcome="follow_up")
        due = timezone.now() + timedelta(minutes=self.chance.choice([10, 60, 240, 1440]))
        make_promise(customer, what=said["promise"][:300], due=due, by=by)

    def kept_promise(self) -> None:
        """Most are kept; those nobody gets to break by the clock."""
        owed = Promise.objects.open().filter(owner__name__in=AGENTS).select_related("owner").order_by("due_at")
        if promise := owed.first():
            keep_promise(promise, by=promise.owner)

    def note(self) -> None:
        customer = self.somebody()
        text = self.words.say("chat.note", self.chance, **self.names(customer), language="English")
        write_note(customer, text=text, by=self.agent())

    def newcomer(self) -> None:
        registry = open_registry()
        person = registry.draw(self.chance)
        email = person.email.replace("@", f".{self.chance.randrange(10**6)}@")
        create_customer(
            person.name, email=email, language=person.language, time_zone=person.place.time_zone, source="shop"
        )

    def talk(self, customer: Customer, channel: str, summary: str, *, minutes: int) -> None:
        record_contact(
            customer,
            channel=channel,
            direction="in",
            summary=summary[:300],
            by=self.agent(),
            outcome="answered",
            minutes=minutes,
        )

    def somebody(self) -> Customer:
        """Anybody, those who are looked at first a little more often."""
        if self.chance.random() < 0.1 and (mira := Customer.objects.present().filter(name="Mira Lindqvist").first()):
            return mira
        everybody = Customer.objects.present().order_by("pk")
        return everybody[self.chance.randrange(everybody.count())]

    def agent(self) -> Member:
        return Member.objects.get(email=f"{self.chance.choice(AGENTS).lower()}@picket.example")

    def said(self, customer: Customer) -> dict[str, str]:
        return self.words.pair("open.said", self.chance, **self.names(customer))

    def names(self, customer: Customer) -> dict[str, str]:
        """What the lines call this customer and the last order."""
        order = customer.orders.prefetch_related("lines").first()
        disc = order.lines.all()[0].description if order and order.lines.all() else "Copper Lanterns: Late Trains"
        artist, _, title = disc.partition(": ")
        number = order.number if order else "10001"
        given = customer.name.partition(" ")[0]

        called = {"name": customer.name, "given": given, "town": "their town"}
        return {"number": number, "disc": disc, "artist": artist, "title": title or disc, **called}


def start_traffic(seed: int | None = None) -> Traffic:
    return Traffic(Random(seed), read_words())


def pause(per_minute: float, hour: int, chance: Random) -> float:
    """Seconds until the next thing happens: by lot around the average, longer in the quiet hours."""
    busy = max(DAY_CURVE[hour], 20) / 100
    return min(chance.expovariate(per_minute * busy / 60), 120)
