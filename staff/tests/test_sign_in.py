"""Signing in: the right people get in, the others learn nothing, and guessing soon stops."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from staff.actions.deactivate import LastAdmin, deactivate
from staff.actions.end_sessions import end_sessions
from staff.actions.reactivate import reactivate
from staff.doors import hashing
from staff.models import DemoAccount, Member

PASSWORD = "four herons over the lake"
type Visit = Callable[[Member], Client]


@pytest.fixture
def known(ana: Member) -> Member:
    """Ana, with a password."""
    ana.set_password(PASSWORD)
    ana.save()
    return ana


def sign_in(browser: Client, email: str = "ana@picket.test", password: str = PASSWORD, **more: str):
    return browser.post("/sign-in/", {"email": email, "password": password, **more})


def test_a_closed_door_leads_to_the_sign_in_page_and_back(known: Member, client: Client) -> None:
    turned_away = client.get("/settings/?tab=keys")
    assert turned_away.url == "/sign-in/?next=/settings/%3Ftab%3Dkeys"
    assert sign_in(client, next="/settings/?tab=keys").url == "/settings/?tab=keys"
    assert client.get("/settings/").status_code == 200


def test_the_address_may_be_written_in_capitals(known: Member, client: Client) -> None:
    assert sign_in(client, email=" Ana@Picket.TEST ").status_code == 302


def test_an_accent_may_be_typed_in_two_ways(known: Member, client: Client) -> None:
    known.set_password("café au lait très chaud")
    known.save()
    assert sign_in(client, password="café au lait très chaud").status_code == 302


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "sign_in",
        "nowhere",
        "x' OR 1=1 --",
    ],
)
def test_nobody_is_led_off_our_site(known: Member, client: Client, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere).url == "/"


def test_the_session_gets_a_new_key(known: Member, client: Client) -> None:
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_wrong_password_unknown_account_and_former_colleague_get_the_same_answer(
    known: Member, sam: Member, hire: Callable[..., Member], client: Client
) -> None:
    gone = hire("Gone", "agent")
    gone.set_password(PASSWORD)
    gone.is_active = False
    gone.save()
    answers = {
        (answer.status_code, answer.content.decode().replace(email, ""))
        for email in ("ana@picket.test", "nobody@picket.test", "gone@picket.test", "sam@picket.test")
        if (answer := without_token(sign_in(client, email=email, password="not this one, surely")))
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 422
    assert sign_in(client, email="gone@picket.test").status_code == 422


def without_token(answer):
    import re

    answer.content = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"|content="\w{64}"', b"", answer.content)
    return answer


def test_a_password_is_hashed_once_for_whoever_asks(known: Member, sam: Member, client: Client) -> None:
    """So that the answer takes as long for an account that does not exist. Counted, because time is noisy."""
    for email in ("ana@picket.test", "nobody@picket.test", "sam@picket.test"):
        with patch.object(hashing, "place", wraps=hashing.place) as place:
            sign_in(client, email=email, password="not this one, surely")
        assert place.call_count == 1, email


def test_five_wrong_passwords_stop_this_account_from_this_address_before_anything_is_hashed(
    known: Member, sam: Member, client: Client
) -> None:
    for _ in range(4):
        assert sign_in(client, password="wrong").status_code == 422
    locked = sign_in(client, password="wrong")
    assert locked.status_code == 429
    assert int(locked.headers["Retry-After"]) == 900
    with patch.object(hashing, "place", wraps=hashing.place) as place:
        assert sign_in(client).status_code == 429
    assert not place.called


def test_a_locked_account_opens_from_another_address_and_after_a_quarter_of_an_hour(
    known: Member, client: Client
) -> None:
    for _ in range(5):
        sign_in(client, password="wrong")
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in(client).status_code == 302


def test_an_account_that_does_not_exist_is_locked_as_well(db: None, client: Client) -> None:
    assert [sign_in(client, email="no@picket.test").status_code for _ in range(5)] == [422] * 4 + [429]


def test_many_accounts_from_one_address_and_one_account_from_many_addresses_are_stopped(
    known: Member, client: Client
) -> None:
    with patch("staff.backend.FROM_ONE_ADDRESS", (6, timedelta(minutes=5))):
        codes = [sign_in(client, email=f"a{at}@picket.test").status_code for at in range(8)]
        assert codes == [422] * 6 + [429] * 2
    with patch("staff.backend.FOR_ONE_ACCOUNT", (6, timedelta(hours=1))):
        codes = [sign_in(Client(REMOTE_ADDR=f"192.0.2.{at}"), password="wrong").status_code for at in range(8)]
        assert codes == [422] * 6 + [429] * 2


def test_one_address_cannot_shut_an_account_for_all_others(known: Member, client: Client) -> None:
    """Attempts that are refused unheard are not counted on."""
    with patch("staff.backend.FOR_ONE_ACCOUNT", (8, timedelta(hours=1))):
        for _ in range(12):
            sign_in(client, password="wrong")
        assert sign_in(client).status_code == 429
        assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_guessing_from_everywhere_does_not_shut_out_the_owner(known: Member) -> None:
    assert sign_in(Client(REMOTE_ADDR="192.0.2.200")).status_code == 302
    with patch("staff.backend.FOR_ONE_ACCOUNT", (6, timedelta(hours=1))):
        for at in range(8):
            sign_in(Client(REMOTE_ADDR=f"198.51.100.{at}"), password="wrong")
        assert sign_in(Client(REMOTE_ADDR="198.51.100.99")).status_code == 429
        assert sign_in(Client(REMOTE_ADDR="192.0.2.200")).status_code == 302


def test_a_house_with_many_addresses_is_one(known: Member) -> None:
    houses = [Client(REMOTE_ADDR=f"2001:db8:0:7::{at}") for at in range(1, 7)]
    codes = [sign_in(browser, password="wrong").status_code for browser in houses]
    assert codes[-1] == 429
    assert sign_in(Client(REMOTE_ADDR="2001:db8:0:8::1")).status_code == 302


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"])
def test_nobody_talks_themselves_out_of_a_lock(known: Member, client: Client, header: str) -> None:
    for at in range(6):
        locked = client.post(
            "/sign-in/", {"email": "ana@picket.test", "password": "wrong"}, **{header: f"192.0.2.{at}"}
        )
    assert locked.status_code == 429


def test_more_sign_ins_than_the_machine_can_hash_are_asked_to_wait(known: Member, client: Client) -> None:
    with patch.object(hashing, "PATIENCE", 0.01), hashing.place(), hashing.place():
        answer = sign_in(client)
    assert answer.status_code == 503
    assert "Many people are signing in" in answer.content.decode()
    assert sign_in(client).status_code == 302


def test_no_more_than_two_hash_at_the_same_time() -> None:
    inside: list[int] = []
    peak: list[int] = []

    def hash_one() -> None:
        with hashing.place():
            inside.append(1)
            peak.append(len(inside))
            inside.pop()

    threads = [Thread(target=hash_one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(peak) <= hashing.AT_ONCE


@pytest.mark.parametrize(
    "typed",
    [
        {"email": "a\0b@picket.test", "password": "x"},
        {"email": "x" * 5000, "password": "x"},
        {"email": "ana@picket.test", "password": "x" * 100_000},
        {},
    ],
)
@pytest.mark.django_db
def test_rubbish_is_answered_beside_the_field(client: Client, typed: dict[str, str]) -> None:
    assert client.post("/sign-in/", typed).status_code == 422


def test_what_is_behind_the_door_stays_in_no_cache(ana: Member, visit: Visit) -> None:
    assert "no-store" in visit(ana).get("/settings/").headers["Cache-Control"]
    assert "no-store" in Client().get("/sign-in/").headers["Cache-Control"]


def test_signing_out_ends_the_session_and_empties_the_browser(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    key = browser.session.session_key
    assert browser.get("/sign-out/").status_code == 405
    answer = browser.post("/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(session_key=key).exists()
    assert browser.get("/settings/").status_code == 302


def test_twelve_hours_are_a_day(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    began = timezone.now()
    for minutes in range(30, 12 * 60, 30):
        with time_machine.travel(began + timedelta(minutes=minutes)):
            assert browser.get("/settings/").status_code == 200
    with time_machine.travel(began + timedelta(hours=12, minutes=1)):
        assert browser.get("/settings/").status_code == 302


def test_an_hour_without_anybody_there_ends_the_session(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert browser.get("/settings/").status_code == 302


def test_a_page_that_refreshes_itself_is_nobody(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    for minutes in (20, 40, 55):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            assert browser.get("/settings/", headers={"HX-Request": "true"}).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert browser.get("/settings/").status_code == 302


def test_part_of_a_page_tells_the_browser_to_go_and_sign_in(client: Client) -> None:
    answer = client.get("/settings/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in/")
    there = {"HX-Request": "true", "HX-Current-URL": "http://testserver/customers/?q=a b"}
    answer = client.get("/customers/", headers=there)
    assert answer.headers["HX-Redirect"] == "/sign-in/?next=%2Fcustomers%2F%3Fq%3Da+b"


def test_the_doorkeeper_asks_the_database_nothing_of_its_own(
    ana: Member, visit: Visit, django_assert_num_queries: Callable
) -> None:
    """Session and member, as every page needs them; powers and second factor come with the member."""
    browser = visit(ana)
    with django_assert_num_queries(2):
        assert browser.get("/staff/powers/").status_code == 403


def test_deactivation_ends_the_session_at_once_and_for_good(ana: Member, ada: Member, visit: Visit) -> None:
    browser = visit(ana)
    deactivate(ana, by=ada)
    assert browser.get("/settings/").status_code == 302
    reactivate(ana, by=ada)
    assert browser.get("/settings/").status_code == 302
    assert visit(Member.objects.get(pk=ana.pk)).get("/settings/").status_code == 200


def test_all_sessions_can_be_ended_at_once(ana: Member, visit: Visit) -> None:
    browsers = [visit(ana), visit(ana)]
    end_sessions(ana)
    assert [browser.get("/settings/").status_code for browser in browsers] == [302, 302]


def test_the_last_admin_cannot_be_shut_out(ada: Member, hire: Callable[..., Member]) -> None:
    with pytest.raises(LastAdmin):
        deactivate(ada, by=ada)
    assert Member.objects.get(pk=ada.pk).is_active
    deactivate(ada, by=hire("Bob", "admin"))


def invent_dora() -> Member:
    dora = Member.objects.create_user("dora@picket.example", "one-to-one", name="Dora")
    DemoAccount.objects.create(member=dora, password="one-to-one")
    return dora


def test_the_demonstration_shows_how_to_sign_in_and_reality_does_not(ana: Member, client: Client) -> None:
    assert "demonstration" not in client.get("/sign-in/").content.decode()
    invent_dora()
    page = client.get("/sign-in/").content.decode()
    assert "dora@picket.example" in page
    assert "ana@picket.test" not in page
    assert sign_in(client, email="dora@picket.example", password="one-to-one").status_code == 302


def test_whoever_changes_a_demo_password_makes_the_account_their_own(db: None, client: Client) -> None:
    from staff.actions.change_password import change_password

    dora = invent_dora()
    change_password(dora, to=PASSWORD)
    assert not DemoAccount.objects.exists()
