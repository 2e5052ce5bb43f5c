from datetime import timedelta

import pytest
from django.utils import timezone

from customers.models import Customer
from interactions.actions.keep_promise import keep_promise
from interactions.actions.make_promise import make_promise
from interactions.models import Promise
from interactions.tests.views.conftest import PART, Nothing, Visit
from interactions.tests.views.test_composer import local
from staff.models import Member


@pytest.fixture
def promise(otto: Customer, ana: Member) -> Promise:
    return make_promise(otto, what="Call back", due=timezone.now() + timedelta(hours=1), by=ana)


def test_done_is_done_from_wherever_one_stands(promise: Promise, ana: Member, visit: Visit) -> None:
    response = visit(ana).post(f"/promises/{promise.pk}/kept/", {"back": "/promises/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/promises/")
    promise.refresh_from_db()
    assert promise.state == Promise.State.KEPT


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "nowhere", "x' OR 1=1 --"])
def test_nobody_is_sent_to_a_foreign_site_afterwards(promise: Promise, ana: Member, visit: Visit, back: str) -> None:
    response = visit(ana).post(f"/promises/{promise.pk}/kept/", {"back": back})
    assert response.headers["Location"] == promise.customer.get_absolute_url()


def test_what_somebody_else_has_settled_is_said_and_stays(
    promise: Promise, ana: Member, sam: Member, visit: Visit, nothing_written: Nothing
) -> None:
    keep_promise(promise, by=sam)
    client, tomorrow = visit(ana), local(timezone.now() + timedelta(days=1))
    with nothing_written():
        for address, said in (("kept", {}), ("renewal", {"quick": tomorrow}), ("owner", {"owner": sam.pk})):
            response = client.post(f"/promises/{promise.pk}/{address}/", said, headers=PART)
            assert "already" in response.headers["HX-Trigger"]


def test_a_new_date_is_agreed_in_place(promise: Promise, ana: Member, visit: Visit) -> None:
    client, place = visit(ana), f"/promises/{promise.pk}/renewal/"
    assert "<html" not in client.get(place, headers=PART).content.decode()
    assert "<html" in client.get(place).content.decode()
    assert client.post(place, {"quick": "2020-01-01T10:00"}, headers=PART).status_code == 422
    due = timezone.now() + timedelta(days=2)
    client.post(place, {"quick": local(due), "reason": "Bank holiday"}, headers=PART)
    renewed = Promise.objects.owed().get()
    assert (renewed.replaces, abs(renewed.due_at - due) < timedelta(minutes=1)) == (promise, True)


def test_only_the_owner_and_who_leads_the_team_hand_over(
    promise: Promise, ana: Member, sam: Member, sue: Member, visit: Visit, nothing_written: Nothing
) -> None:
    place = f"/promises/{promise.pk}/owner/"
    with nothing_written():
        refused = visit(sam).post(place, {"owner": sam.pk}, headers=PART)
    assert "Only Ana" in refused.headers["HX-Trigger"]
    visit(sue).post(place, {"owner": sam.pk}, headers=PART)
    promise.refresh_from_db()
    assert promise.owner == sam


def test_mine_come_in_their_turn(otto: Customer, ana: Member, sam: Member, visit: Visit) -> None:
    now = timezone.now()
    for what, due in (("Later", timedelta(days=30)), ("Soon", timedelta(seconds=2))):
        make_promise(otto, what=what, due=now + due, by=ana)
    make_promise(otto, what="Not mine", due=now + timedelta(days=1), by=sam)
    Promise.objects.filter(what="Soon").update(due_at=now - timedelta(minutes=72))
    page = visit(ana).get("/promises/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert page.index("Soon, 1 h 12 min late") < page.index("Later")
    assert "Not mine" not in page
    assert f'data-topic="promises-{ana.pk}"' in page


def test_who_leads_the_team_sees_everybodys_and_whose_owner_has_left(
    otto: Customer, ana: Member, sam: Member, sue: Member, visit: Visit
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    make_promise(otto, what="By Ana", due=tomorrow, by=ana)
    make_promise(otto, what="By Sam", due=tomorrow, by=sam)
    Member.objects.filter(pk=sam.pk).update(is_active=False)
    client = visit(sue)
    team = client.get("/promises/?of=team").content.decode()
    left = client.get("/promises/?of=left").content.decode()
    assert ("By Ana" in team, "By Sam" in team) == (True, True)
    assert ("By Ana" in left, "By Sam" in left, "has left" in left) == (False, True, True)
    assert "By Sam" not in visit(ana).get("/promises/?of=team").content.decode()


def test_promises_of_hidden_customers_are_not_told(mira: Customer, rita: Member, zoe: Member, visit: Visit) -> None:
    promise = make_promise(mira, what="Secret", due=timezone.now() + timedelta(days=1), by=rita)
    Promise.objects.filter(pk=promise.pk).update(owner=zoe)
    assert "Secret" not in visit(zoe).get("/promises/").content.decode()


def test_a_hundred_promises_cost_as_many_queries_as_one(
    otto: Customer, ana: Member, visit: Visit, django_assert_num_queries: object
) -> None:
    client, tomorrow = visit(ana), timezone.now() + timedelta(days=1)
    client.get("/promises/")
    for count in (1, 99):
        for number in range(count):
            make_promise(otto, what=f"Thing {number}", due=tomorrow, by=ana)
        with django_assert_num_queries(3):  # type: ignore[operator]
            client.get("/promises/")
