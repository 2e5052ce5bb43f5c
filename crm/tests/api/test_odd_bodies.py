"""What no honest system sends is refused in words, and writes nothing."""

import base64
import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from crm.tests.api.conftest import Connect
from customers.models import Consent, Customer, Event

PROBLEM = "application/problem+json"


def event(customer: Customer, details: str) -> str:
    said = {"customer": customer.pk, "kind": "report", "what": "wishlist.added", "happened_at": "2026-01-01T00:00:00Z"}
    return json.dumps(said)[:-1] + f', "details": {details}}}'


@pytest.mark.parametrize(
    "details",
    [
        '{"a":' * 100_000,
        '{"a":' * 9_000 + "1" + "}" * 9_000,
        '{"a": 1e999}',
        '{"a": NaN}',
        '{"a": "\\ud800"}',
        '{"a": "\\u0000"}',
    ],
)
def test_what_cannot_be_kept_is_refused(connect: Connect, mira: Customer, details: str) -> None:
    before = Event.objects.count()
    answer = connect().post("/api/events/", event(mira, details), content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert Event.objects.count() == before


def test_a_body_without_end_is_too_large(connect: Connect) -> None:
    body = '{"name": "' + "x" * 6_000_000 + '"}'
    answer = connect().post("/api/customers/", body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


@pytest.mark.parametrize("position", ["abc", "%00", "-1", "1e9", "²"])
def test_a_cursor_made_by_hand_leads_nowhere(connect: Connect, position: str) -> None:
    cursor = base64.b64encode(f"p={position}".encode()).decode()
    answer = connect().get("/api/customers/", {"cursor": cursor})
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("path", ["/api/nothing/", "/api/customers/x/", "/api/customers/-1/facts/"])
def test_an_address_that_is_none_is_a_problem_and_no_page(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)


def test_an_order_larger_than_the_world_is_refused(connect: Connect, mira: Customer) -> None:
    line = {"description": "Planets", "unit_price": "9999999999", "quantity": "99"}
    for lines in ([line | {"quantity": "999999999"}], [line] * 100):
        answer = connect().post("/api/orders/", {"customer": mira.pk, "lines": lines}, format="json")
        assert answer.status_code == 400
    assert not mira.orders.exists()


def test_a_number_with_slashes_is_found_again(connect: Connect) -> None:
    connect().post("/api/products/", {"sku": "LP/1959/1", "name": "Kind of Blue"}, format="json")
    assert connect().get("/api/products/LP/1959/1/").json()["name"] == "Kind of Blue"


def test_nobody_consents_in_the_future(connect: Connect, mira: Customer) -> None:
    """A yes dated ahead would outlast every no that comes before that day."""
    yes = {"purpose": "marketing", "channel": "email", "given": True, "how": "form", "proof": "Form 7",
           "wording": {"key": "marketing", "version": 1}}  # fmt: skip
    address = f"/api/customers/{mira.pk}/consents/"
    assert connect().post(address, yes | {"at": "2099-01-01T00:00:00Z"}, format="json").status_code == 400
    soon = timezone.now() + timedelta(minutes=2)
    assert connect().post(address, yes | {"at": soon.isoformat()}, format="json").status_code == 201
    no = {"purpose": "marketing", "channel": "email", "given": False}
    assert connect().post(address, no, format="json").status_code == 201
    assert [line.given for line in Consent.objects.filter(customer=mira).latest()] == [False]


@pytest.mark.parametrize("odd", [{"time_zone": "../../etc/passwd"}, {"language": "<x>"}, {"name": "\u200b"}])
def test_odd_particulars_are_refused(connect: Connect, odd: dict[str, str]) -> None:
    answer = connect().post("/api/customers/", {"name": "Otto"} | odd, format="json")
    assert {error["pointer"] for error in answer.json()["errors"]} == {f"#/{key}" for key in odd}
    assert not Customer.objects.exists()


def test_a_fact_with_nothing_to_see_is_no_fact(connect: Connect, mira: Customer) -> None:
    for value in ("\ud800", "\u200b", "  "):
        answer = connect().post(f"/api/customers/{mira.pk}/facts/", json.dumps({"type": "need", "value": value}),
                                content_type="application/json")  # fmt: skip
        assert answer.status_code == 400
