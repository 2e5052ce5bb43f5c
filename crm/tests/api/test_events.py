"""What happened, told by other systems: one event or a thousand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crm.tests.api.conftest import Connect
from customers.models import Customer, Event
from value.events import TIER_CHANGED


def call(**said: object) -> dict[str, object]:
    return {
        "kind": "contact",
        "channel": "phone",
        "direction": "in",
        "happened_at": timezone.now().isoformat(),
        "summary": "Asked about the X200",
    } | said


def test_an_event_reaches_the_customer_named_by_an_identity(connect: Connect, mira: Customer) -> None:
    whose = {"kind": "phone", "value": "030 5557 0142"}
    answer = connect().post("/api/events/", call(identity=whose), format="json")
    assert answer.status_code == 201
    event = Event.objects.get(pk=answer.json()["ids"][0])
    assert (event.customer, event.channel_id, event.summary) == (mira, "phone", "Asked about the X200")
    assert event.cost is not None and event.by is not None and event.by.name == "Web shop"


def test_what_another_system_calls_the_same_is_kept_once(connect: Connect, mira: Customer) -> None:
    shop = connect()
    first = shop.post("/api/events/", call(customer=mira.pk, key="c-1"), format="json").json()
    again = shop.post("/api/events/", call(customer=mira.pk, key="c-1"), format="json").json()
    assert (first["written"], again["written"], again["known"]) == (1, 0, 1)
    assert first["ids"] == again["ids"]


def test_a_thousand_events_are_written_in_few_questions(
    connect: Connect, mira: Customer, otto: Customer, django_assert_max_num_queries: object
) -> None:
    events = [call(customer=(mira, otto)[number % 2].pk, key=f"k{number}") for number in range(1000)]
    shop = connect()
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        answer = shop.post("/api/events/bulk/", {"events": events}, format="json")
    assert answer.json()["written"] == 1000
    assert shop.post("/api/events/bulk/", {"events": [*events, events[0]]}, format="json").status_code == 400


def test_one_bad_event_of_many_is_pointed_at_and_nothing_is_written(connect: Connect, mira: Customer) -> None:
    before = Event.objects.count()
    events = [call(customer=mira.pk), call(customer=mira.pk + 999)]
    answer = connect().post("/api/events/bulk/", {"events": events}, format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "#/events/1/customer"
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"kind": "miracle"}, "#/kind"),
        ({"channel": "pigeon"}, "#/channel"),
        ({"direction": "up"}, "#/direction"),
        ({"happened_at": "yesterday"}, "#/happened_at"),
        ({"happened_at": (timezone.now() + timedelta(days=1)).isoformat()}, "#/happened_at"),
        ({"happened_at": "1969-12-31T00:00:00Z"}, "#/happened_at"),
        ({"summary": "x" * 301}, "#/summary"),
        ({"summary": "a\0b"}, "#/summary"),
        ({"details": {"x": "a\0b"}}, "#/details"),
        ({"details": []}, "#/details"),
        ({"identity": {"kind": "phone", "value": "1"}}, "#/customer"),
        ({"kind": "report"}, "#/what"),
        ({"kind": "report", "what": "DROP TABLE"}, "#/what"),
        ({"customer": 10**30}, "#/customer"),
    ],
)
def test_bad_events_are_refused_in_place(
    connect: Connect, mira: Customer, wrong: dict[str, object], pointer: str
) -> None:
    before = Event.objects.count()
    answer = connect().post("/api/events/", call(customer=mira.pk) | wrong, format="json")
    assert answer.status_code == 400
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}
    assert Event.objects.count() == before


def test_a_report_of_anything_else_is_kept_with_what_it_was(connect: Connect, mira: Customer) -> None:
    told = {"kind": "report", "what": "wishlist.added", "customer": mira.pk, "happened_at": timezone.now().isoformat()}
    connect().post("/api/events/", told, format="json")
    assert mira.events.get(name="report.received").details == {"what": "wishlist.added"}


def test_what_a_tier_rests_on_stays_inside_the_house(connect: Connect, mira: Customer) -> None:
    details = {"before": "low", "after": "mvc", "reasons": [["margin_rate", 0.42, 0.3]]}
    mira.record(TIER_CHANGED, details=details)
    told = [each for each in connect().get("/api/events/").json()["results"] if each["name"] == "tier.changed"]
    assert [each["details"] for each in told] == [{"before": "low", "after": "mvc"}]
