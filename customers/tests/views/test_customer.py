from collections.abc import Callable

from django.test import Client

from customers.models import Customer
from staff.models import Member


def test_an_agent_opens_a_customers_page(mira: Customer, ana: Member, visit: Callable[[Member], Client]) -> None:
    page = visit(ana).get(mira.get_absolute_url())
    assert page.status_code == 200
    assert "Mira Lindqvist" in page.content.decode()


def test_zoe_does_not_even_learn_that_mira_exists(
    mira: Customer, zoe: Member, visit: Callable[[Member], Client]
) -> None:
    assert visit(zoe).get(mira.get_absolute_url()).status_code == 404
    assert visit(zoe).get(f"{mira.get_absolute_url()}panels/reach/").status_code == 404


def test_a_panel_nobody_offers_is_not_found(mira: Customer, ana: Member, visit: Callable[[Member], Client]) -> None:
    assert visit(ana).get(f"{mira.get_absolute_url()}panels/horoscope/").status_code == 404
