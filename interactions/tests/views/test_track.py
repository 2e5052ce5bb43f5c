import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from customers.actions.withdraw_consent import withdraw_consent
from customers.models import Consent, Customer, Event
from interactions.actions.forget_visitors import KEPT, forget_visitors
from interactions.actions.identify_visitor import ProfilingRefused, identify_visitor
from interactions.actions.sign_link import sign_link
from interactions.doors.tracker import Turnstile
from interactions.events import VISITOR_IDENTIFIED, WEB_VISIT
from interactions.models import PageView, Visitor, WebVisit
from interactions.rules.tracking import proof_for
from staff.models import Member
from wiring.abouts import abouts

SHOP = "https://shop.example"
SECRET = "a secret that the shop knows as well as we do"

pytestmark = pytest.mark.django_db

type Report = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def shop(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TRACKED_ORIGINS, settings.TRACKER_SECRET = [SHOP], SECRET
    monkeypatch.setattr("interactions.views.track.report.turnstile", Turnstile(20, 100))


@pytest.fixture
def browser() -> UUID:
    return uuid4()


@pytest.fixture
def report(browser: UUID) -> Report:
    """`report("/cd/7")`: the browser tells of a page."""

    def report(*paths: str, age: int = 0, headers: dict[str, str] | None = None, **more: Any) -> HttpResponse:
        events = [{"name": "page", "path": path, "title": path.strip("/"), "age": age} for path in paths]
        body = json.dumps({"visitor": str(browser), "events": events, **more})
        return post(body, **(headers or {}))

    return report


def post(body: str | bytes, **headers: str) -> HttpResponse:
    return Client().post("/track/", body, content_type="text/plain", headers={"Origin": SHOP} | headers)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_pages_without_a_pause_are_one_visit_and_after_half_an_hour_another_begins(report: Report, clock: Any) -> None:
    assert report("/", "/cd/7").status_code == 204
    clock.shift(timedelta(minutes=29))
    report("/cd/8")
    clock.shift(timedelta(minutes=30))
    report("/cart")
    assert list(WebVisit.objects.order_by("id").values_list("entry", "pages", "site")) == [
        ("/", 3, SHOP),
        ("/cart", 1, SHOP),
    ]
    assert PageView.objects.count() == 4
    assert not Event.objects.named(WEB_VISIT).exists(), "nobody knows whose browser it is"


def test_a_known_customers_visit_stands_in_the_log_once_and_every_page_is_told(
    report: Report, browser: UUID, mira: Customer
) -> None:
    Visitor.objects.create(key=browser, customer=mira, first_seen_at=timezone.now())
    report("/cd/7")
    report("/cd/8", "/cd/9")
    event = mira.events.named(WEB_VISIT).get()
    assert (event.channel_id, event.direction, event.summary) == ("web", "in", "cd/7")
    visit = abouts([event])[event.about_kind, event.about_id]
    assert (visit.pages, visit.event_id) == (3, event.pk)


def test_the_timeline_tells_how_many_pages_it_has_been_so_far(
    report: Report, browser: UUID, mira: Customer, ana: Member, visit: Callable[[Member], Client]
) -> None:
    Visitor.objects.create(key=browser, customer=mira, first_seen_at=timezone.now())
    report("/cd/7")
    report("/cd/8", "/cd/9")
    page = visit(ana).get(f"/customers/{mira.pk}/timeline/").content.decode()
    assert "cd/7, cd/8, cd/9" in page
    assert "3 pages" in page


def test_who_is_identified_brings_all_earlier_visits_along_in_their_order(
    report: Report, browser: UUID, mira: Customer, clock: Any, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        report("/cd/7")
        clock.shift(timedelta(hours=1))
    with django_assert_max_num_queries(25):
        identify_visitor(Visitor.objects.get(key=browser), as_=mira, how="said so")
    identified = mira.events.named(VISITOR_IDENTIFIED).get()
    visits = list(mira.events.named(WEB_VISIT).order_by("id"))
    assert [event.happened_at for event in visits] == [v.started_at for v in WebVisit.objects.order_by("started_at")]
    assert {event.cause_id for event in visits} == {identified.pk}
    assert WebVisit.objects.filter(customer=mira).count() == 30
    assert [event.about_id for event in visits] == [v.pk for v in WebVisit.objects.order_by("started_at")]
    assert identify_visitor(Visitor.objects.get(key=browser), as_=mira, how="said so") is None


def test_on_a_shared_computer_each_keeps_their_own_visits(
    report: Report, browser: UUID, mira: Customer, otto: Customer
) -> None:
    report("/cd/7")
    identify_visitor(Visitor.objects.get(key=browser), as_=mira, how="signed in")
    identify_visitor(Visitor.objects.get(key=browser), as_=otto, how="signed in")
    report("/cd/8")
    assert mira.web_visits.get().entry == "/cd/7"
    assert otto.web_visits.get().entry == "/cd/8"


def test_a_link_we_signed_and_a_hash_of_our_own_site_identify(report: Report, browser: UUID, mira: Customer) -> None:
    email = "Mira@Lindqvist.example"
    for unproven in (
        {"who": {"email": email, "hash": "0" * 64}},
        {"who": {"email": email}},
        {"who": {"email": "nobody@example.org", "hash": proof_for("nobody@example.org", SECRET)}},
        {"link": "forged"},
        {"link": signing.dumps(mira.pk, salt="another purpose")},
    ):
        assert report("/", **unproven).status_code == 204
    assert Visitor.objects.get().customer is None
    report("/", who={"email": email, "hash": proof_for(email.lower(), SECRET)})
    assert Visitor.objects.get().customer == mira
    Visitor.objects.update(customer=None)
    report("/", link=sign_link(mira))
    assert Visitor.objects.get().customer == mira


def test_without_a_secret_nobody_is_believed(report: Report, mira: Customer, settings: Any) -> None:
    settings.TRACKER_SECRET = ""
    report("/", who={"email": "mira@lindqvist.example", "hash": proof_for("mira@lindqvist.example", "")})
    assert Visitor.objects.get().customer is None


def test_who_withdrew_is_not_remembered_any_more(report: Report, browser: UUID, mira: Customer, ana: Member) -> None:
    report("/cd/7")
    withdraw_consent(mira, to=Consent.Purpose.PROFILING, on="web", by=ana)
    with pytest.raises(ProfilingRefused):
        identify_visitor(Visitor.objects.get(key=browser), as_=mira, how="said so")
    Visitor.objects.update(customer=mira)
    report("/cd/8")
    assert PageView.objects.get().path == "/cd/7"
    assert not mira.events.named(WEB_VISIT).exists()


@pytest.mark.parametrize("signal", ["Sec-GPC", "DNT"])
def test_a_browser_that_asks_not_to_be_followed_is_not(report: Report, signal: str) -> None:
    assert report("/", headers={signal: "1"}).status_code == 204
    assert not Visitor.objects.exists()


def test_strangers_nonsense_and_floods_change_nothing(report: Report) -> None:
    assert report("/", headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert report("/", headers={"Origin": "null"}).status_code == 403
    assert report("/", headers={"Origin": SHOP + ".evil.example"}).status_code == 403
    assert post("{").status_code == 400
    assert (
        post(json.dumps({"visitor": str(uuid4()), "events": [{"name": "page", "path": "/\0", "age": 0}]})).status_code
        == 400
    )
    assert post(" " * 70_000).status_code == 413
    assert Client().get("/track/").status_code == 405
    assert not Visitor.objects.exists()


def test_one_address_gets_so_much_through_and_no_more(report: Report) -> None:
    statuses = [report(*["/"] * 50).status_code for _ in range(4)]
    assert statuses[:2] == [204, 204]
    assert statuses[-1] == 429
    assert PageView.objects.count() <= 150


def test_a_household_shares_one_turnstile_and_memory_stays_bounded() -> None:
    turnstile = Turnstile(per_second=0.001, at_once=5, addresses=3)
    assert turnstile.lets("2001:db8::1", 5)
    assert not turnstile.lets("2001:db8::2", 1)
    assert turnstile.lets("2001:db8:0:1::2", 1)
    for number in range(10):
        turnstile.lets(f"192.0.2.{number}", 1)
    assert len(turnstile.left) == 3


def test_the_script_is_small_and_kept_by_version() -> None:
    first = Client().get("/track/picket.js")
    assert len(first.content) < 3000
    assert first["Content-Type"].startswith("text/javascript")
    assert first["Cache-Control"] == "public, max-age=3600"
    assert not first.cookies
    version = first["ETag"].strip('"')
    assert "immutable" in Client().get(f"/track/picket.js?v={version}")["Cache-Control"]
    assert "immutable" not in Client().get("/track/picket.js?v=old")["Cache-Control"]
    assert Client().get("/track/picket.js", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_nameless_browsers_are_forgotten_after_thirteen_months(report: Report, mira: Customer, clock: Any) -> None:
    report("/")
    Visitor.objects.create(key=uuid4(), customer=mira, first_seen_at=timezone.now())
    assert forget_visitors() == 0
    clock.shift(KEPT + timedelta(days=1))
    assert forget_visitors() == 1
    assert Visitor.objects.get().customer == mira
