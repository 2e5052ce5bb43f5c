"""A second factor: enrolled once, asked for at each sign-in, each code good once; required where a role says so."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.actions.drop_second_factor import drop_second_factor
from staff.actions.enrol_second_factor import WrongCode, enrol_second_factor
from staff.models import Member, RecoveryCode, Role

PASSWORD = "four herons over the lake"
KEY = "3132333435363738393031323334353637383930"
type Visit = Callable[[Member], Client]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def code_now(key: str = KEY) -> str:
    return f"{totp(bytes.fromhex(key)):06d}"


@pytest.fixture
def careful(ana: Member, clock: time_machine.Traveller) -> Member:
    """Ana, with a password and an authenticator app enrolled a minute ago."""
    ana.set_password(PASSWORD)
    ana.save()
    enrol_second_factor(ana, key=KEY, code=code_now())
    clock.shift(timedelta(minutes=1))
    return ana


def give_password(browser: Client):
    return browser.post("/sign-in/?next=/settings/", {"email": "ana@picket.test", "password": PASSWORD})


def test_the_reference_values_of_rfc_6238_hold() -> None:
    key = bytes.fromhex(KEY)
    times = {59: 94287082, 1111111109: 7081804, 1234567890: 89005924, 20000000000: 65353130}
    for at, value in times.items():
        with time_machine.travel(at, tick=False):
            assert totp(key, digits=8) == value


def test_enrolling_shows_a_picture_and_a_key_and_ends_with_recovery_codes(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    page = browser.get("/settings/second-factor/").content.decode()
    assert "<svg" in page and 'class="qr"' in page and "style=" not in page.split('class="qr"')[1].split("</svg>")[0]
    key = browser.session["enrolling_key"]
    assert browser.post("/settings/second-factor/", {"code": "000000"}).status_code == 422
    assert not TOTPDevice.objects.exists()
    done = browser.post("/settings/second-factor/", {"code": code_now(key)})
    assert done.content.decode().count("<li><code>") == 10
    assert browser.get("/settings/").status_code == 200
    assert ana.second_factor


def test_the_password_alone_opens_nothing(careful: Member, client: Client) -> None:
    assert give_password(client).url == "/sign-in/code/?next=%2Fsettings%2F"
    assert client.get("/settings/").status_code == 302
    assert client.post("/sign-in/code/?next=/settings/", {"code": code_now()}).url == "/settings/"
    assert client.get("/settings/").status_code == 200


def test_the_code_step_is_shut_to_whoever_skipped_the_password(careful: Member, client: Client) -> None:
    assert client.get("/sign-in/code/").url == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": code_now()}).url == "/sign-in/"


def test_the_way_between_the_steps_is_open_ten_minutes(
    careful: Member, client: Client, clock: time_machine.Traveller
) -> None:
    give_password(client)
    clock.shift(timedelta(minutes=11))
    assert client.post("/sign-in/code/", {"code": code_now()}).url == "/sign-in/"


def test_a_code_is_good_once(careful: Member, client: Client) -> None:
    code = code_now()
    give_password(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    other = Client()
    give_password(other)
    assert other.post("/sign-in/code/", {"code": code}).status_code == 422


def test_wrong_codes_make_the_next_one_wait_longer_and_longer(
    careful: Member, client: Client, clock: time_machine.Traveller
) -> None:
    give_password(client)
    assert "wrong" in client.post("/sign-in/code/", {"code": "000000"}).content.decode()
    waiting = client.post("/sign-in/code/", {"code": code_now()})
    assert (waiting.status_code, "Wait" in waiting.content.decode()) == (422, True)
    clock.shift(timedelta(seconds=2))
    client.post("/sign-in/code/", {"code": "000000"})
    clock.shift(timedelta(seconds=1))
    assert "Wait" in client.post("/sign-in/code/", {"code": code_now()}).content.decode()
    clock.shift(timedelta(seconds=2))
    assert client.post("/sign-in/code/", {"code": code_now()}).status_code == 302


def test_a_recovery_code_opens_once_however_it_is_written(ana: Member, clock: time_machine.Traveller) -> None:
    ana.set_password(PASSWORD)
    ana.save()
    code = enrol_second_factor(ana, key=KEY, code=code_now())[0]
    browser = Client()
    give_password(browser)
    assert browser.post("/sign-in/code/", {"code": code.upper().replace("-", " ")}).status_code == 302
    again = Client()
    give_password(again)
    assert again.post("/sign-in/code/", {"code": code}).status_code == 422
    assert ana.recovery_codes.filter(used_at=None).count() == 9


def test_recovery_codes_are_kept_only_as_hashes(ana: Member, clock: time_machine.Traveller) -> None:
    codes = enrol_second_factor(ana, key=KEY, code=code_now())
    kept = str(list(RecoveryCode.objects.values_list()))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "-1", "１２３４５６", "99999999999999999999", "\0"])
def test_rubbish_is_no_code(careful: Member, client: Client, code: str) -> None:
    give_password(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 422


def test_enrolling_with_a_wrong_code_changes_nothing(ana: Member) -> None:
    with pytest.raises(WrongCode):
        enrol_second_factor(ana, key=KEY, code="nonsense")
    assert ana.second_factor is None


@pytest.fixture
def strict(db: None) -> None:
    Role.objects.filter(code="agent").update(second_factor="required")


def test_where_a_role_asks_for_it_nothing_opens_before_it_is_enrolled(strict: None, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    for address in ("/settings/", "/settings/password/", "/search/?q=x", "/admin/", "/customers/1/"):
        assert browser.get(address).headers.get("Location") == "/settings/second-factor/", address
    part = browser.get("/search/?q=x", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (401, "/settings/second-factor/")
    stream = browser.get("/settings/", headers={"Accept": "text/event-stream"})
    assert stream.status_code == 401
    assert browser.get("/settings/second-factor/").status_code == 200
    key = browser.session["enrolling_key"]
    assert browser.post("/settings/second-factor/", {"code": code_now(key)}).status_code == 200
    assert browser.get("/settings/").status_code == 200


def test_a_session_that_is_open_already_is_asked_at_its_next_request(ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    assert browser.get("/settings/").status_code == 200
    Role.objects.filter(code="agent").update(second_factor="required")
    assert browser.get("/settings/").headers["Location"] == "/settings/second-factor/"
    assert browser.get("/live/?topic=member-1", headers={"Accept": "text/event-stream"}).status_code == 401


def test_where_a_role_asks_for_it_it_cannot_be_turned_off(
    strict: None, careful: Member, client: Client, clock: time_machine.Traveller
) -> None:
    give_password(client)
    client.post("/sign-in/code/", {"code": code_now()})
    client.post("/settings/second-factor/removal/", {"password": PASSWORD})
    assert careful.second_factor


def test_turning_it_off_and_new_recovery_codes_take_the_password(careful: Member, client: Client) -> None:
    give_password(client)
    client.post("/sign-in/code/", {"code": code_now()})
    before = set(careful.recovery_codes.values_list("digest", flat=True))
    for address in ("/settings/second-factor/codes/", "/settings/second-factor/removal/"):
        assert client.post(address, {"password": "not it"}).status_code == 422
    assert set(careful.recovery_codes.values_list("digest", flat=True)) == before
    client.post("/settings/second-factor/codes/", {"password": PASSWORD})
    assert not before & set(careful.recovery_codes.values_list("digest", flat=True))
    assert client.post("/settings/second-factor/removal/", {"password": PASSWORD}).url == "/settings/"
    assert careful.second_factor is None
    assert client.get("/settings/").status_code == 200


def test_an_admin_helps_whoever_lost_the_telephone(careful: Member, ada: Member, client: Client) -> None:
    drop_second_factor(careful, by=ada)
    assert give_password(client).url == "/settings/"
