from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from customers.actions.assert_fact import assert_fact
from customers.actions.give_consent import give_consent
from customers.actions.relate import relate
from customers.models import Customer, CustomField, FactType, Wording
from staff.models import Member

type Visit = Callable[[Member], Client]
OURS = ("reach", "people", "facts", "consent", "details")


def part(browser: Client, customer: Customer, name: str) -> str:
    return browser.get(f"{customer.get_absolute_url()}panels/{name}/").content.decode()


def test_an_empty_customer_has_something_to_say_in_every_panel(otto: Customer, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    assert "+49 171 5550188" in part(browser, otto, "reach")
    assert "Nobody around them" in part(browser, otto, "people")
    assert "not taught us anything" in part(browser, otto, "facts")
    assert part(browser, otto, "consent").count("not asked") == 3 * 4 + 1
    assert "not known" in part(browser, otto, "details")


def test_everything_known_is_shown(mira: Customer, otto: Customer, ana: Member, visit: Visit) -> None:
    CustomField.objects.create(key="club", label="Club member", value="yes_no")
    mira.custom = {"club": True}
    mira.language = "sv"
    mira.save()
    relate(mira, to=otto, as_="household")
    assert_fact("delivery before eight", about=mira, kind=FactType.objects.get(key="need"))
    words = Wording.objects.newest().get(key="marketing")
    give_consent(mira, to="marketing", on="email", wording=words, how="form", proof="form 7")
    browser = visit(ana)
    assert "Otto Brandt" in part(browser, mira, "people")
    assert "delivery before eight" in part(browser, mira, "facts")
    assert "form 7" in part(browser, mira, "consent")
    details = part(browser, mira, "details")
    assert "Swedish" in details
    assert "Club member" in details
    assert "yes" in details


def test_who_may_not_change_anything_is_not_offered_to(
    mira: Customer, hire: Callable[..., Member], visit: Visit
) -> None:
    browser = visit(hire("Max", "marketer"))
    assert not [name for name in OURS if "Change" in part(browser, mira, name) or "Add" in part(browser, mira, name)]


def test_a_relative_one_may_not_see_is_not_named(mira: Customer, otto: Customer, rita: Member, visit: Visit) -> None:
    relate(mira, to=otto, as_="household")
    page = visit(rita).get(mira.get_absolute_url()).content.decode()
    assert "Otto" not in page


@pytest.mark.parametrize("name", OURS)
def test_a_panel_costs_the_same_however_much_is_known(
    name: str,
    mira: Customer,
    otto: Customer,
    ana: Member,
    visit: Visit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    relate(mira, to=otto, as_="household")
    for need in ("speed", "quiet", "advice", "credit"):
        assert_fact(need, about=mira, kind=FactType.objects.get(key="need"), by=ana)
    browser = visit(ana)
    # session, member, customer, identities, addresses; then the panel's own: two at most
    with django_assert_max_num_queries(7):
        part(browser, mira, name)


def test_hidden_characters_of_a_name_are_shown(ana: Member, visit: Visit) -> None:
    from customers.actions.create_customer import create_customer

    customer = create_customer("Feld\u202eexe.gpj")
    page = visit(ana).get(customer.get_absolute_url()).content.decode()
    assert "U+202E" in page
    assert "Feld\u202e" not in page.split("<h1>")[1].split("</h1>")[0]
