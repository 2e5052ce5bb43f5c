"""Customers over the API."""

from crm.tests.api.conftest import Connect
from customers.models import Customer, Event

NEW = {
    "name": "María Núñez",
    "language": "es",
    "identities": [
        {"kind": "phone", "value": "+34 612 00 44 71"},
        {"kind": "external", "value": "77", "label": "shop"},
    ],
}


def test_a_shop_creates_a_customer_and_signs_for_it(connect: Connect) -> None:
    answer = connect().post("/api/customers/", NEW, format="json")
    assert answer.status_code == 201
    customer = Customer.objects.get(pk=answer.json()["id"])
    assert answer["Location"] == f"/api/customers/{customer.pk}/"
    assert {identity["normalised"] for identity in answer.json()["identities"]} == {"+34612004471", "shop:77"}
    assert {event.by.name for event in customer.events.select_related("by")} == {"Web shop"}


def test_creating_with_a_taken_number_is_a_conflict_and_writes_nothing(connect: Connect, mira: Customer) -> None:
    before = Event.objects.count()
    taken = {"name": "Else", "identities": [{"kind": "phone", "value": "030 5557 0142"}]}
    answer = connect().post("/api/customers/", taken, format="json")
    assert answer.status_code == 409
    assert f"customer {mira.pk}" in answer.json()["detail"]
    assert not Customer.objects.filter(name="Else").exists()
    assert Event.objects.count() == before


def test_the_same_key_creates_one_customer(connect: Connect) -> None:
    shop = connect()
    first, again = (shop.post("/api/customers/", NEW, format="json", HTTP_IDEMPOTENCY_KEY="k-1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again["Idempotent-Replay"] == "true"
    assert Customer.objects.count() == 1


def test_a_problem_points_at_the_field(connect: Connect) -> None:
    answer = connect().post("/api/customers/", {"identities": [{"kind": "pigeon", "value": "x"}]}, format="json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert {error["pointer"] for error in answer.json()["errors"]} == {"#/name", "#/identities/0/kind"}


def test_a_change_keeps_what_others_changed_meanwhile(connect: Connect, mira: Customer) -> None:
    shop, address = connect(), f"/api/customers/{mira.pk}/"
    seen = shop.get(address).json()["version"]
    assert shop.patch(address, {"language": "sv", "version": seen}, format="json").status_code == 200
    assert shop.patch(address, {"time_zone": "Europe/Stockholm", "version": seen}, format="json").status_code == 200
    clash = shop.patch(address, {"language": "de", "version": seen}, format="json")
    assert clash.status_code == 409
    mira.refresh_from_db()
    assert (mira.language, mira.time_zone) == ("sv", "Europe/Stockholm")


def test_a_number_in_any_writing_finds_its_owner(connect: Connect, mira: Customer) -> None:
    for phone in ("+493055570142", "030 5557-0142", "0049 30 55570142"):
        answer = connect().get("/api/identities/lookup", {"phone": phone})
        assert answer.json()["customer"] == mira.pk
    assert connect().get("/api/identities/lookup", {"phone": "+49 30 000"}).status_code == 404
    assert connect().get("/api/identities/lookup").status_code == 400


def test_reading_and_writing_take_their_scopes(connect: Connect, mira: Customer) -> None:
    assert connect("customers:write").get("/api/customers/").status_code == 403
    assert connect("customers:read").post("/api/customers/", NEW, format="json").status_code == 403
    assert connect("orders:read").get(f"/api/customers/{mira.pk}/facts/").status_code == 403


def test_unknown_tokens_and_cookies_open_nothing(connect: Connect) -> None:
    client = connect()
    client.credentials()
    assert client.get("/api/customers/").status_code == 401


def test_a_list_goes_on_where_the_page_ended(connect: Connect, mira: Customer, otto: Customer) -> None:
    first = connect().get("/api/customers/", {"limit": 1}).json()
    second = connect().get(first["next"]).json()
    assert [page["results"][0]["id"] for page in (first, second)] == [mira.pk, otto.pk]
