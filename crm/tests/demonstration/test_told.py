"""What is told into the chronicle is what the verbs would have written: one story, lived both ways."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.models import ForeignKey

from crm.demonstration.catalogue import Disc, Sold
from crm.demonstration.chronicle import Chronicle
from crm.demonstration.told import customers as tell_who
from crm.demonstration.told import interactions as tell_talk
from crm.demonstration.told import purchases as tell_goods
from crm.tests.demonstration.conftest import MOMENT, TakenBack
from customers.actions.add_address import add_address
from customers.actions.add_identity import add_identity
from customers.actions.assert_fact import assert_fact
from customers.actions.assign_manager import assign_manager
from customers.actions.change_customer import change_customer
from customers.actions.create_customer import create_customer
from customers.actions.give_consent import give_consent
from customers.actions.relate import relate
from customers.actions.verify_identity import verify_identity
from customers.actions.withdraw_consent import withdraw_consent
from customers.models import (
    Address,
    Consent,
    Customer,
    CustomField,
    Event,
    Fact,
    FactType,
    Identity,
    Relationship,
    Thread,
    Wording,
)
from interactions.actions.break_overdue_promises import break_overdue_promises
from interactions.actions.close_thread import close_thread
from interactions.actions.finish_task import finish_task
from interactions.actions.give_task import give_task
from interactions.actions.keep_promise import keep_promise
from interactions.actions.make_promise import make_promise
from interactions.actions.open_thread import open_thread
from interactions.actions.record_contact import record_contact
from interactions.actions.renegotiate_promise import renegotiate_promise
from interactions.actions.write_note import write_note
from interactions.models import Body, Note, Promise, Task
from purchases.actions.cancel_order import cancel_order
from purchases.actions.deliver_order import deliver_order
from purchases.actions.place_order import Wanted, place_order
from purchases.actions.return_goods import return_goods
from purchases.models import Order, OrderLine, Product, Return, ReturnLine
from staff.models import Member

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TABLES = [
    Customer, Identity, Address, Fact, Consent, Relationship, Thread, Note, Promise, Task, Body, Order, OrderLine, Return, ReturnLine,
]  # fmt: skip
WHO = {"language": "de", "time_zone": "Europe/Berlin"}
HOME = {"lines": "Lindenstraße 14", "postcode": "10969", "city": "Berlin", "region": "", "country": "DE"}
SAID = {"how": "web form", "proof": "box ticked"}
BODY = "Where is it?\n\nMira"


@pytest.fixture
def music(db: None) -> FactType:
    CustomField.objects.create(key="artist", label="Artist")
    return FactType.objects.create(key="music", label="Music", keeps_days=30)


@pytest.fixture
def record(db: None) -> Product:
    return Product.objects.create(
        sku="JZ-1", name="Odessa Prime: Blue Hour", unit_price=Decimal(13), unit_cost=Decimal(8)
    )


def test_the_chronicle_tells_what_the_verbs_would_have_written(
    ana: Member, rita: Member, music: FactType, record: Product
) -> None:
    lived = taken_down(lambda: live(ana, rita, music, record))
    told = taken_down(lambda: tell(ana, rita, music, record))
    for table, rows in lived.items():
        assert told[table] == rows, table


def taken_down(act: Callable[[], None]) -> dict[str, list[dict[str, Any]]]:
    """Every row that `act` writes, without keys; then it is undone."""
    rows = {}
    try:
        with transaction.atomic():
            act()
            for table in TABLES:
                rows[table.__name__] = [values_of(row) for row in table.objects.order_by("pk")]
            rows["Event"] = [values_of(event) for event in Event.objects.order_by("happened_at", "pk")]
            raise TakenBack
    except TakenBack:
        return rows


def values_of(row: Any) -> dict[str, Any]:
    """Numbers given by the database, and when it wrote, are no part of the story."""
    apart = {
        "id",
        "event",
        "event_id",
        "transaction_id",
        "recorded_at",
        "about_id",
        "cause_id",
        "source_event_id",
        "created_at",
        "since",
    }
    fields = [field for field in row._meta.concrete_fields if field.name not in apart]
    values = {field.name: getattr(row, field.attname) for field in fields if not isinstance(field, ForeignKey)}
    known = {field.name: str(getattr(row, field.name)) for field in fields if isinstance(field, ForeignKey)}
    if isinstance(values.get("details"), dict):
        values["details"] = {key: value for key, value in values["details"].items() if key not in {"other", "from"}}
    if isinstance(row, Event):
        values |= {"is_about_something": row.about_id is not None, "has_a_cause": row.cause_id is not None}
    return values | known


class At:
    """Lets the verbs happen at a moment."""

    def __init__(self) -> None:
        self.now = MOMENT - 60 * DAY

    def __call__(self, verb: Callable[..., Any], *told: Any, **more: Any) -> Any:
        self.now += HOUR
        with time_machine.travel(self.now, tick=False):
            return verb(*told, **more)


def live(ana: Member, rita: Member, music: FactType, record: Product) -> None:
    at = At()
    words = Wording.objects.get(key="marketing")
    mira = at(create_customer, "Mira Lindqvist", by=ana, **WHO)
    jonas = at(create_customer, "Jonas Lindqvist", by=ana, **WHO)
    identity = at(add_identity, "+49 152 28817386", to=mira, kind="phone", by=ana, label="mobile", source="shop")
    at(verify_identity, identity, how="called back", by=ana)
    at(add_address, to=mira, by=ana, **HOME)
    at(assign_manager, rita, to=mira, by=ana)
    at(change_customer, mira, by=ana, custom={"artist": "Odessa Prime"})
    at(give_consent, mira, to="marketing", on="email", wording=words, by=ana, **SAID)
    at(withdraw_consent, mira, to="marketing", on="email", how="phone", by=ana)
    at(relate, mira, to=jonas, as_="household", by=ana)
    matter = at(open_thread, mira, subject="Where is it?", by=ana)
    talk = at(
        record_contact,
        mira,
        channel="email",
        direction="in",
        summary="Where is it?",
        by=ana,
        body=BODY,
        thread=matter,
        expects_answer=True,
    )
    at(assert_fact, "jazz", about=mira, kind=music, by=ana, source=talk)
    at(assert_fact, "blues", about=mira, kind=music, by=ana)
    kept = at(make_promise, mira, what="Call back", due=at.now + DAY, by=ana, owner=rita, thread=matter)
    at(
        record_contact,
        mira,
        channel="phone",
        direction="out",
        summary="It is here",
        by=rita,
        outcome="answered",
        minutes=4,
        thread=matter,
    )
    at(keep_promise, kept, by=rita)
    at(write_note, mira, text="Patient.", by=ana)
    task = at(give_task, mira, what="Ask again", to=None, due=date(2026, 12, 1), by=ana, why="Silent", source="test")
    at(finish_task, task, outcome="Abroad", by=rita)
    at(close_thread, matter, by=ana)
    again = at(make_promise, mira, what="Write", due=at.now + 2 * HOUR, by=ana)
    again = at(renegotiate_promise, again, due=at.now + 3 * HOUR, by=ana, reason="ill")
    at.now += 5 * HOUR
    with time_machine.travel(at.now, tick=False):
        break_overdue_promises()
    at(keep_promise, again, by=ana)
    lines = [Wanted(record, Decimal(2)), Wanted(description="From an attic: Test pressing", unit_price=Decimal(5))]
    order = at(place_order, mira, lines=lines, number="A-1", channel="phone", by=ana)
    at(deliver_order, order)
    at(return_goods, order, quantities={order.lines.last(): Decimal(1)}, reason="wrong", by=ana)
    other = at(place_order, mira, lines=[Wanted(record)], number="A-2", channel="web")
    at(cancel_order, other, reason="ordered twice", by=ana)


class Clock:
    """The same moments, for those who tell."""

    def __init__(self) -> None:
        self.now = MOMENT - 60 * DAY

    def tick(self) -> datetime:
        self.now += HOUR
        return self.now


def tell(ana: Member, rita: Member, music: FactType, record: Product) -> None:
    book, at = Chronicle(), Clock()
    words = Wording.objects.get(key="marketing")
    mira = tell_who.create_customer(book, "Mira Lindqvist", at.tick(), by=ana, **WHO)
    jonas = tell_who.create_customer(book, "Jonas Lindqvist", at.tick(), by=ana, **WHO)
    identity = tell_who.add_identity(
        book, "+49 152 28817386", at.tick(), to=mira, kind="phone", by=ana, label="mobile", source="shop"
    )
    tell_who.verify_identity(book, identity, at.tick(), how="called back", by=ana)
    tell_who.add_address(book, at.tick(), to=mira, by=ana, **HOME)
    tell_who.assign_manager(book, rita, at.tick(), to=mira, by=ana)
    tell_who.change_custom(book, mira, at.tick(), {"artist": "Odessa Prime"}, by=ana)
    tell_who.give_consent(book, mira, at.tick(), to="marketing", on="email", wording=words, by=ana, **SAID)
    tell_who.withdraw_consent(book, mira, at.tick(), to="marketing", on="email", how="phone", by=ana)
    tell_who.relate(book, mira, at.tick(), to=jonas, as_="household", by=ana)
    matter = tell_talk.open_thread(book, mira, "Where is it?", at.tick(), by=ana)
    talk = tell_talk.record_contact(
        book,
        mira,
        at.tick(),
        channel="email",
        direction="in",
        summary="Where is it?",
        by=ana,
        body=BODY,
        thread=matter,
        expects_answer=True,
    )
    fact = tell_who.assert_fact(book, "jazz", at.tick(), about=mira, kind=music, by=ana, source=talk)
    tell_who.supersede(book, fact, "blues", at.tick(), by=ana)
    due = at.now + DAY
    kept = tell_talk.make_promise(book, mira, "Call back", at.tick(), due=due, by=ana, owner=rita, thread=matter)
    tell_talk.record_contact(
        book,
        mira,
        at.tick(),
        channel="phone",
        direction="out",
        summary="It is here",
        by=rita,
        outcome="answered",
        minutes=4,
        thread=matter,
    )
    tell_talk.keep_promise(book, kept, at.tick(), by=rita)
    tell_talk.write_note(book, mira, "Patient.", at.tick(), by=ana)
    task = tell_talk.give_task(
        book, mira, "Ask again", at.tick(), to=None, due=date(2026, 12, 1), by=ana, why="Silent", source="test"
    )
    tell_talk.finish_task(book, task, at.tick(), outcome="Abroad", by=rita)
    tell_talk.close_thread(book, matter, at.tick(), by=ana)
    due = at.now + 2 * HOUR
    again = tell_talk.make_promise(book, mira, "Write", at.tick(), due=due, by=ana)
    due = at.now + 3 * HOUR
    again = tell_talk.renegotiate_promise(book, again, at.tick(), due=due, by=ana, reason="ill")
    at.now += 5 * HOUR
    tell_talk.keep_promise(book, again, at.tick(), by=ana)
    blue = Sold(Disc("JZ-1", "Odessa Prime", "Blue Hour", "Jazz", Decimal(13), Decimal(8)), 2, Decimal(13))
    rare = Sold(Disc("SE-1", "From an attic", "Test pressing", "Rare", Decimal(5), None), 1, Decimal(5))
    order, lines = tell_goods.place_order(
        book, mira, "A-1", [(blue, record), (rare, None)], at.tick(), channel="phone", first=True, by=ana
    )
    tell_goods.deliver_order(book, order, at.tick())
    tell_goods.return_goods(book, order, lines, at.tick(), back=lines[1:], reason="wrong", first=True, by=ana)
    one = Sold(blue.disc, 1, Decimal(13))
    other, _ = tell_goods.place_order(book, mira, "A-2", [(one, record)], at.tick(), channel="web", first=False)
    tell_goods.cancel_order(book, other, at.tick(), reason="ordered twice", by=ana)
    tell_talk.break_overdue_promises(book, at.now)
    book.write()
