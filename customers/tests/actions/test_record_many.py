from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from customers.actions.record_many import CHUNK, Entry, record_many
from customers.events import CUSTOMER_CHANGED, FACT_ASSERTED
from customers.models import Channel, Customer, Event, EventKey, Intake
from customers.models.event import LONGEST_CHAIN, ChainTooLong
from wiring.events import EventKind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(customer: Customer, **particulars: Any) -> Entry:
    return Entry(**{"customer": customer.pk, "kind": CUSTOMER_CHANGED, "at": NOON, **particulars})


def test_a_flood_stands_in_the_log_in_the_order_given(mira: Customer, otto: Customer) -> None:
    wanted = CHUNK + 7

    def flood() -> Iterator[Entry]:
        for number in range(wanted):
            yield entry((mira, otto)[number % 2], at=NOON + timedelta(seconds=number), summary=f"No. {number}")

    recorded = record_many(flood())
    assert (recorded.written, recorded.known) == (wanted, 0)
    written = Event.objects.filter(name=CUSTOMER_CHANGED.name).order_by("id")
    assert [event.pk for event in written] == list(recorded.ids)
    assert [event.summary for event in written] == [f"No. {number}" for number in range(wanted)]
    assert written[1].customer == otto


def test_a_line_written_in_a_flood_is_like_one_written_alone(mira: Customer, ana: Any) -> None:
    thread = mira.threads.create(subject="A parcel", opened_at=NOON)
    cause = mira.record(FACT_ASSERTED)
    alone = mira.record(
        CUSTOMER_CHANGED, by=ana, channel="phone", direction="in", at=NOON, thread=thread, summary="x" * 400,
        details={"to": "ü"}, about=mira, cause=cause,
    )  # fmt: skip
    flood = entry(
        mira, by=ana.pk, channel="phone", direction="in", thread=thread.pk, summary="x" * 400,
        details={"to": "ü"}, about_kind="customers.customer", about_id=mira.pk, cause=cause,
    )  # fmt: skip
    record_many([flood])
    columns = [f.attname for f in Event._meta.fields if f.attname not in ("id", "transaction_id", "recorded_at")]
    one, other = Event.objects.filter(pk__gte=alone.pk).order_by("pk").values(*columns)
    assert one == other
    assert one["depth"] == 1


def test_a_contact_costs_what_its_channel_costs_unless_said_otherwise(mira: Customer) -> None:
    Channel.objects.filter(code="store").update(cost_per_contact=Decimal("3.25"))
    record_many([entry(mira, channel="store"), entry(mira, channel="store", cost=Decimal(0)), entry(mira)])
    assert list(mira.events.filter(name=CUSTOMER_CHANGED.name).order_by("id").values_list("cost", flat=True)) == [
        Decimal("3.25"),
        Decimal(0),
        None,
    ]


def test_what_another_system_says_twice_is_recorded_once(mira: Customer) -> None:
    first = record_many([entry(mira, source="erp", key="b"), entry(mira, source="erp", key="a")])
    again = record_many(
        [
            entry(mira, source="erp", key="a"),
            entry(mira, source="erp", key="c"),
            entry(mira, source="erp", key="c"),
            entry(mira, source="till", key="a"),
            entry(mira),
        ]
    )
    assert (first.written, first.known) == (2, 0)
    assert (again.written, again.known) == (3, 2)
    assert again.ids[0] == first.ids[1]
    assert again.ids[2] == again.ids[1]
    assert EventKey.objects.get(source="erp", key="c").event_id == again.ids[1]
    assert mira.events.filter(name=CUSTOMER_CHANGED.name).count() == 5


def test_lines_from_a_file_remember_the_file(mira: Customer) -> None:
    intake = Intake.objects.create(kind="interactions", file_name="old.csv")
    record_many([entry(mira, source="file", key="1")], intake=intake)
    assert Event.objects.get(intake=intake).customer == mira
    assert EventKey.objects.get().intake == intake


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": NOON.replace(tzinfo=None)},
        {"at": "yesterday"},
        {"kind": EventKind("never.declared", "")},
        {"kind": "customer.changed"},
        {"channel": "telepathy"},
        {"direction": "sideways"},
        {"customer": 10**9},
        {"customer": "Mira"},
        {"by": 10**9},
        {"cost": "dear"},
        {"summary": "NUL \x00"},
        {"summary": None},
        {"details": {"when": {1}}},
        {"details": {"nul": "\x00"}},
        {"details": {"half": "\ud800"}},
        {"details": {"share": float("nan")}},
        {"source": "erp", "key": "k" * 201},
        {"source": "erp", "key": "\x00"},
    ],
    ids=str,
)
def test_one_bad_line_and_nothing_is_written(
    mira: Customer, wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customers.actions.record_many.CHUNK", 2)
    before = Event.objects.count()
    lines = [*(entry(mira, source="erp", key=str(n)) for n in range(5)), entry(mira)._replace(**wrong)]
    with pytest.raises((ValueError, TypeError, AttributeError, DatabaseError)), transaction.atomic():
        record_many(lines)
    assert Event.objects.count() == before
    assert not EventKey.objects.exists()


def test_screens_are_told_once_each_and_of_a_flood_in_one_word(
    mira: Customer, otto: Customer, heard: list[str]
) -> None:
    record_many([entry(mira), entry(otto), entry(mira)])
    assert heard == [mira.topic, otto.topic]
    strangers = Customer.objects.bulk_create(Customer(name=f"No. {n}", search_name=f" {n}") for n in range(201))
    heard.clear()
    record_many(entry(stranger) for stranger in strangers)
    assert heard == ["everything"]


def test_what_a_file_brings_is_not_told_line_by_line(mira: Customer, heard: list[str]) -> None:
    record_many([entry(mira)], intake=Intake.objects.create(kind="customers", file_name="x.csv"))
    assert heard == []


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """The topics told, as the database hears them."""
    topics: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "pg_notify" in sql:
            topics.extend(params[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield topics


def test_the_ninth_link_of_a_chain_of_causes_is_refused(mira: Customer) -> None:
    link = mira.record(CUSTOMER_CHANGED)
    for _ in range(LONGEST_CHAIN):
        link = mira.record(CUSTOMER_CHANGED, cause=link)
    assert link.depth == LONGEST_CHAIN
    with pytest.raises(ChainTooLong):
        mira.record(CUSTOMER_CHANGED, cause=link)
    with pytest.raises(ChainTooLong):
        record_many([entry(mira, cause=link)])
