"""What may stand in an address: one thing of Rita's customer, one of Zoe's, and one that is not there.

Keyed by the word before it in the address: `customers/{pk}` takes its number from `customers`.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from axes.models import AccessAttempt, AccessLog
from django.db import connection
from django.utils import timezone

from crm.tests.doors.table import Whose
from customers.actions.add_address import add_address
from customers.actions.assert_fact import assert_fact
from customers.actions.create_customer import create_customer
from customers.actions.relate import relate
from customers.actions.remove_address import remove_address
from customers.actions.save_view import save_view
from customers.models import Consent, Customer, CustomField, FactType, Intake, SetAside, Wording
from interactions.actions.give_task import give_task
from interactions.actions.make_promise import make_promise
from interactions.actions.open_thread import open_thread
from interactions.actions.write_note import write_note
from purchases.actions.place_order import Wanted, place_order
from purchases.models import Category, Order, Product
from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.issue_token import issue_token
from staff.models import Deed, Member, Role
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import Need, NeedGroup, NeedSuggestion
from wiring.models import Cursor
from wiring.panels import panels

NO_SUCH_NUMBER = 999_999_999


@dataclass(frozen=True)
class Thing:
    own: Any
    foreign: Any
    missing: Any = NO_SUCH_NUMBER

    def of(self, whose: Whose) -> Any:
        return getattr(self, whose.value)


def common(value: Any, missing: Any = NO_SUCH_NUMBER) -> Thing:
    """A thing that belongs to the house, not to a customer."""
    return Thing(value, value, missing)


def set_out(*, rita: Member, zoe: Member, admin: Member) -> dict[str, Thing]:
    """Put one of everything into the house."""
    mira = create_customer("Mira Lindqvist", by=rita, manager=rita, phone="+49 30 5557 0142")
    nora = create_customer("Nora Feld", by=zoe, manager=zoe, phone="+49 30 5557 0143")
    mia, nils = create_customer("Mia Holm", by=rita, manager=rita), create_customer("Nils Berg", by=zoe, manager=zoe)
    music = FactType.objects.create(key="music", label="Music")
    Product.objects.create(sku="LP-1", name="Kind of Blue")
    return {
        "customers": Thing(mira.pk, nora.pk),
        "home": common("promised", "no-such-panel"),
        "panels": common(next(iter(panels), "no-panel-yet"), "no-such-panel"),
        "welcome": common(hand_out_password_link(rita, by=admin), "no-such-link"),
        "identities": Thing(mira.identities.get().pk, nora.identities.get().pk),
        "facts": Thing(*(assert_fact("jazz", about=customer, kind=music).pk for customer in (mira, nora))),
        "addresses": Thing(*(add_address(to=customer, city="Berlin").pk for customer in (mira, nora))),
        "removals": Thing(*(remove_address(add_address(to=customer, city="Bonn")).pk for customer in (mira, nora))),
        "relationships": Thing(relate(mira, to=mia, as_="employer").pk, relate(nora, to=nils, as_="employer").pk),
        "views": Thing(*(save_view("kind=person", as_="People", of=member).pk for member in (rita, zoe))),
        "types": common("music", "no-such-type"),
        "consents": common("marketing", "no-such-purpose"),
        "on": common("email", "no-such-channel"),
        "products": common("LP-1", "no-such-product"),
        "orders": Thing(*(number_of_order(customer) for customer in (mira, nora))),
        "imports": common(Intake.objects.create(kind="customers", file_name="x.csv", state=Intake.State.DONE).pk),
        "demo": common("jazz", "no-such-shelf"),
        "integrations": common(issue_token("Till", scopes=[], by=admin).integration.pk),
        "timeline": Thing(*(customer.events.latest("pk").pk for customer in (mira, nora))),
        "notes": Thing(write_note(mira, text="Jazz", by=rita).pk, write_note(nora, text="Jazz", by=zoe).pk),
        "promises": Thing(promise_to(mira, rita), promise_to(nora, zoe)),
        "tasks": Thing(task_for(mira, rita), task_for(nora, zoe)),
        "threads": Thing(*(open_thread(customer, subject="Refund", by=admin).pk for customer in (mira, nora))),
        # A reckoning sorts everybody into needs, so it comes first.
        "reckonings": common(reckoned()),
        "needs": Thing(*(need_of(customer) for customer in (mira, nora))),
        "suggestions": common(suggested_group()),
        "drafts": Thing(*(f"note:customer:{pk}" for pk in (mira.pk, nora.pk, NO_SUCH_NUMBER))),
        "charts": common("stages", "no-such-chart"),
        "actions": common("growable", "no-such-list"),
        **in_the_administration(rita=rita, admin=admin),
    }


def reckoned() -> int:
    """What everybody is worth, worked out to its end."""
    reckoning = ask_for_reckoning()
    work_on_reckoning(reckoning.pk)
    return reckoning.pk


def promise_to(customer: Customer, owner: Member) -> int:
    return make_promise(customer, what="Call back", due=timezone.now() + timedelta(days=1), by=owner).pk


def task_for(customer: Customer, owner: Member) -> int:
    return give_task(customer, what="Ask how it sounds", to=owner, due=timezone.localdate(), by=owner).pk


def need_of(customer: Customer) -> int:
    group, _ = NeedGroup.objects.get_or_create(
        name="Advice", defaults={"meaning": "They want to be told what is good."}
    )
    return Need.objects.create(customer=customer, group=group, origin="said", why=[], since=timezone.now()).pk


def suggested_group() -> int:
    found = {"size": 60, "sampled": 100, "least_share": Decimal("0.5"), "hits": 95, "strays": 2}
    records = {"category": 0, "name": "Records", "percent": 80, "usual": 20}
    return NeedSuggestion.objects.create(categories=[records], key="0", found_at=timezone.now(), **found).pk


def number_of_order(customer: Customer) -> int:
    """An order whose number is its key, because pages find orders by the one and the API by the other."""
    order = place_order(customer, lines=[Wanted(description="Kind of Blue", unit_price=Decimal(20))])
    Order.objects.filter(pk=order.pk).update(number=str(order.pk))
    return order.pk


def in_the_administration(*, rita: Member, admin: Member) -> dict[str, Thing]:
    """One of everything an admin may look at, by the name of its model."""
    mira = rita.book.earliest("pk")
    now = timezone.now()
    consent = Consent.objects.create(customer=mira, purpose="survey", channel_id="email", given=True, happened_at=now)
    return {
        "admin": common("staff"),
        "member": common(rita.pk),
        "role": common(Role.objects.create(code="spare", name="Held by nobody").pk),
        "integration": common(issue_token("Shop", scopes=[], by=admin).integration.pk),
        "deed": common(Deed.objects.latest("pk").pk),
        "signin": common(AccessLog.objects.create(username="rita").pk),
        "wrongpassword": common(AccessAttempt.objects.create(username="rita", failures_since_start=1).pk),
        "channel": common("phone"),
        "facttype": common(FactType.objects.create(key="shoe_size", label="Shoe size").pk),
        "customfield": common(CustomField.objects.create(key="club", label="Club").pk),
        "wording": common(Wording.objects.create(key="call", text="May we call you?").pk),
        "event": common(mira.events.latest("pk").pk),
        "consent": common(consent.pk),
        "intake": common(Intake.objects.create(kind="customers", file_name="customers.csv").pk),
        "category": common(Category.objects.create(name="Records").pk),
        "product": common(Product.objects.create(sku="R-1", name="Record").pk),
        "needgroup": common(NeedGroup.objects.create(name="Speed", meaning="They want it tomorrow.").pk),
        "failedjob": common(failed_job()),
        "setaside": common(SetAside.objects.create(reaction="test.see", event_id=1, error="…").pk),
        "cursor": common(Cursor.objects.create(reaction="test.see").pk, "no-such-reaction"),
    }


def failed_job() -> int:
    """A job that gave up. Its table is procrastinate's own, which Django may only read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)"
            " VALUES ('default', 'crm.example', 0, '{}', 'failed') RETURNING id"
        )
        return int(cursor.fetchone()[0])
