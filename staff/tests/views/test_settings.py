import pytest
from django.test import Client

from staff.models import Member


def test_ana_arranges_her_workplace(client: Client, ana: Member) -> None:
    client.force_login(ana)
    chosen = {"name": "Ana Lima", "time_zone": "Europe/Lisbon", "theme": "dark", "density": "cosy"}
    assert client.post("/settings/", chosen).status_code == 302
    ana.refresh_from_db()
    assert (ana.name, ana.time_zone, ana.theme, ana.density) == ("Ana Lima", "Europe/Lisbon", "dark", "cosy")
    assert not ana.single_letter_keys


def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_kept(client: Client, ana: Member) -> None:
    client.force_login(ana)
    answer = client.post("/settings/", {"name": "", "time_zone": "Atlantis/City", "theme": "pink", "density": "dense"})
    assert answer.status_code == 422
    assert 'id="id_theme_error"' in answer.content.decode()
    ana.refresh_from_db()
    assert (ana.name, ana.theme) == ("Ana", "system")


def test_a_switch_of_the_menu_acts_alone(client: Client, ana: Member) -> None:
    client.force_login(ana)
    assert client.post("/settings/look/", {"theme": "dark"}, headers={"HX-Request": "true"}).status_code == 204
    ana.refresh_from_db()
    assert (ana.theme, ana.density) == ("dark", "dense")


def test_without_script_a_switch_leads_back(client: Client, ana: Member) -> None:
    client.force_login(ana)
    here, elsewhere = "http://testserver/customers/", "https://elsewhere.example/"
    assert client.post("/settings/look/", {"density": "cosy"}, headers={"Referer": here}).headers["Location"] == here
    assert (
        client.post("/settings/look/", {"density": "dense"}, headers={"Referer": elsewhere}).headers["Location"] == "/"
    )
    assert client.post("/settings/look/", {"density": "huge"}).status_code == 422


@pytest.mark.parametrize(
    "odd", ["customers", "?", "a b", "//", "http://[", "http://testserver]/", "http:", "\\", "x" * 3000]
)
def test_a_referer_that_is_no_address_leads_home(client: Client, ana: Member, odd: str) -> None:
    client.force_login(ana)
    assert client.post("/settings/look/", {"density": "cosy"}, headers={"Referer": odd}).headers["Location"] == "/"
