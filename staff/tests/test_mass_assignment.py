"""Nobody sends along what the form does not ask for: powers, activity, other people's accounts."""

from collections.abc import Callable

import pytest
from django.test import Client

from staff.models import Member

SMUGGLED = {
    "id": "1",
    "pk": "1",
    "is_active": "",
    "is_staff": "on",
    "is_superuser": "on",
    "roles": "admin",
    "powers": "administer",
    "epoch": "9",
    "password": "smuggled in quietly",
    "email": "ceo@picket.test",
    "language": "xx",
    "joined_at": "2001-01-01",
    "last_login": "2001-01-01",
}
SETTINGS = {"name": "Ana", "time_zone": "", "theme": "dark", "density": "dense", "single_letter_keys": "on"}


@pytest.mark.parametrize(
    "address", ["/settings/", "/settings/look/", "/settings/password/", "/settings/second-factor/"]
)
def test_settings_take_what_they_ask_for_and_nothing_else(
    ana: Member, ada: Member, visit: Callable[[Member], Client], address: str
) -> None:
    kept = ["email", "password", "is_active", "epoch", "language", "joined_at", "last_login"]
    browser = visit(ana)
    before = Member.objects.order_by("pk").values("pk", *kept)
    expected = list(before)
    browser.post(address, SETTINGS | SMUGGLED)
    assert list(before.all()) == expected
    assert [role.code for role in ana.roles.all()] == ["agent"]


def test_signing_in_takes_no_second_factor_for_granted(ana: Member, client: Client) -> None:
    ana.set_password("four herons over the lake")
    ana.save()
    client.post("/sign-in/", {"email": ana.email, "password": "four herons over the lake", "second_factor": "true"})
    assert client.session["second_factor"] is False
