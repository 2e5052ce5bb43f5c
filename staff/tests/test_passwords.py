"""Passwords: long enough, not the first guess, set by a link that works once, changed only by whoever knows the old one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from staff.actions.change_password import change_password
from staff.actions.deactivate import deactivate
from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.invite import invite
from staff.actions.use_password_link import LinkUsed, use_password_link
from staff.models import Deed, Member, PasswordLink, Role
from staff.rules.passwords import is_guessable, shortest

PASSWORD = "four herons over the lake"
type Visit = Callable[[Member], Client]


@pytest.mark.parametrize(
    ("password", "guessable"),
    [
        ("picketpicketpicket", True),
        ("PicketPassword2026", False),
        ("aaaaaaaaaaaaaaaaaaaa", True),
        ("abcdefghijklmnopqrs", True),
        ("ana.picket.test.ana", True),
        ("ｐicketpicketpicket", True),
        ("welcome welcome welcome", True),
        (PASSWORD, False),
        ("пять цапель над озером", False),
        ("🦩🐙🌋🛶🥨🪁🧭🎺", False),
    ],
)
def test_what_somebody_would_try_first(password: str, guessable: bool) -> None:
    assert is_guessable(password, about=["Ana", "ana@picket.test"]) is guessable


def test_a_password_alone_is_longer_than_one_with_a_second_factor() -> None:
    assert (shortest(second_factor=False), shortest(second_factor=True)) == (15, 8)


@pytest.mark.parametrize("password", ["too short", "passwordpassword1"[:14], "x" * 201, "iloveyou"])
@pytest.mark.django_db
def test_a_poor_password_is_refused(password: str, ana: Member) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, ana)


def test_where_a_second_factor_is_asked_for_eight_characters_do(hire: Callable[..., Member]) -> None:
    Role.objects.filter(code="admin").update(second_factor="required")
    ada = hire("Ada", "admin")
    validate_password("7 herons", ada)
    with pytest.raises(ValidationError):
        validate_password("football", ada)  # too common, however long it must be


def test_an_invited_member_chooses_a_password_by_the_link_and_signs_in(ada: Member, client: Client) -> None:
    invited = invite("Ivo", email="Ivo@Picket.test", roles=Role.objects.filter(code="agent"), by=ada)
    assert not invited.member.has_usable_password()
    first = client.get(f"/welcome/{invited.secret}/")
    assert first.url == "/welcome/"  # the secret leaves the address bar at once
    assert "ivo@picket.test" in client.get("/welcome/").content.decode()
    short = client.post("/welcome/", {"new": "short"})
    assert (short.status_code, "at least 15" in short.content.decode()) == (422, True)
    assert client.post("/welcome/", {"new": PASSWORD}).url == "/sign-in/"
    assert client.post("/sign-in/", {"email": "ivo@picket.test", "password": PASSWORD}).status_code == 302


def test_a_link_works_once(ana: Member, ada: Member) -> None:
    secret = hand_out_password_link(ana, by=ada)
    links = [PasswordLink.objects.opened_by(secret), PasswordLink.objects.opened_by(secret)]
    use_password_link(links[0], password=PASSWORD)
    with pytest.raises(LinkUsed):
        use_password_link(links[1], password="another long password")
    assert PasswordLink.objects.opened_by(secret) is None
    assert Member.objects.get(pk=ana.pk).check_password(PASSWORD)


def test_a_link_works_for_a_day(ana: Member, ada: Member, client: Client) -> None:
    secret = hand_out_password_link(ana, by=ada)
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert client.get(f"/welcome/{secret}/").status_code == 410


def test_a_newer_link_another_password_or_deactivation_make_a_link_void(
    ana: Member, ada: Member, client: Client
) -> None:
    for spoil in (
        lambda: hand_out_password_link(ana, by=ada),
        lambda: change_password(ana, to=PASSWORD),
        lambda: deactivate(ana, by=ada),
    ):
        secret = hand_out_password_link(ana, by=ada)
        spoil()
        assert client.get(f"/welcome/{secret}/").status_code == 410


@pytest.mark.parametrize("secret", ["x", "None", "a" * 500])
@pytest.mark.django_db
def test_an_invented_link_opens_nothing(secret: str, client: Client) -> None:
    assert client.get(f"/welcome/{secret}/").status_code == 410
    assert client.get("/welcome/").status_code == 410


def test_the_secret_is_kept_only_as_a_hash(ana: Member, ada: Member) -> None:
    secret = hand_out_password_link(ana, by=ada)
    assert secret not in str(PasswordLink.objects.values_list().get())
    assert secret not in str(list(Deed.objects.values_list()))


def test_changing_the_password_takes_the_old_one_and_signs_other_browsers_out(ana: Member, visit: Visit) -> None:
    change_password(ana, to=PASSWORD)
    here, elsewhere = visit(ana), visit(ana)
    wrong = here.post("/settings/password/", {"old": "not it", "new": "another long password"})
    assert wrong.status_code == 422
    assert here.post("/settings/password/", {"old": PASSWORD, "new": "another long password"}).status_code == 302
    assert here.get("/settings/").status_code == 200
    assert elsewhere.get("/settings/").status_code == 302


def test_no_password_is_ever_written_back_into_a_page(ana: Member, visit: Visit) -> None:
    change_password(ana, to=PASSWORD)
    page = visit(ana).post("/settings/password/", {"old": PASSWORD, "new": "zyxwvut"}).content.decode()
    assert "zyxwvut" not in page
    assert PASSWORD not in page
