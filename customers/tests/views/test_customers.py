import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from customers.actions.assert_fact import assert_fact
from customers.actions.create_customer import create_customer
from customers.models import Customer, CustomField, FactType
from customers.views import customers as view
from interactions.events import CONTACT
from staff.models import Member

type Visit = Callable[[Member], Client]
LIST = "/customers/"


@pytest.fixture
def three_to_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS", 3)


@pytest.fixture
def crowd(db: None) -> list[Customer]:
    """Eight customers, three of the same name."""
    names = ["Ada", "Bo", "Cleo", "Cleo", "Cleo", "Dora", "Émile", "Zoë"]
    return [create_customer(f"{name} Crowd") for name in names]


def names(browser: Client, **query: object) -> list[str]:
    page = browser.get(LIST, query).content.decode()
    return re.findall(r'<th scope="row".*?<bdi>(.*?)</bdi>', page)


def address_of(word: str, page: str) -> str | None:
    found = re.search(rf'href="([^"]+)" rel="{word}"', page)
    return found[1].replace("&amp;", "&") if found else None


def walk(browser: Client, start: str, word: str) -> list[list[str]]:
    pages, at = [], start
    while at:
        page = browser.get(at).content.decode()
        pages.append(re.findall(r'<th scope="row".*?href="/customers/(\d+)/"', page))
        at = address_of(word, page)
    return pages


@pytest.mark.parametrize("sort", ["name", "newest", "oldest"])
def test_pages_follow_each_other_without_gap_or_repetition_and_lead_back(
    sort: str, crowd: list[Customer], three_to_a_page: None, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    forth = walk(browser, f"{LIST}?sort={sort}", "next")
    order = {"name": crowd, "oldest": crowd, "newest": crowd[::-1]}[sort]
    assert [pk for page in forth for pk in page] == [str(each.pk) for each in order]
    assert [len(page) for page in forth] == [3, 3, 2]
    last = f"{LIST}?sort={sort}&after={forth[1][-1]}"
    assert walk(browser, last, "prev") == forth[::-1]


def test_a_rep_sees_only_the_own_book(mira: Customer, otto: Customer, rita: Member, zoe: Member, visit: Visit) -> None:
    assert names(visit(rita)) == ["Mira Lindqvist"]
    assert names(visit(zoe)) == []
    assert names(visit(zoe), q="lindqvist") == []
    assert names(visit(zoe), after=mira.pk) == []


class TestFilters:
    """Mira is Rita's, a person, and spoke with us today; Otto has nobody; Feld AG is an organisation."""

    @pytest.fixture(autouse=True)
    def known(self, mira: Customer, otto: Customer, rita: Member) -> None:
        CustomField.objects.create(key="size", label="Size", value="number", position=1)
        CustomField.objects.create(key="club", label="Club", value="yes_no", position=2)
        CustomField.objects.create(key="tea", label="Tea", value="choice", choices=["green", "black"], position=3)
        CustomField.objects.create(key="about", label="About", position=4)
        CustomField.objects.create(key="born", label="Born", value="date", position=5)
        custom = {"size": 38, "club": True, "tea": "green", "about": "Sails a boat", "born": "1981-05-04"}
        Customer.objects.filter(pk=mira.pk).update(custom=custom, language="sv")
        mira.record(CONTACT, channel="phone", direction="in")
        otto.record(CONTACT, channel="phone", direction="in", at=timezone.now() - timedelta(days=90))
        create_customer("Feld AG", kind="organisation", custom={"size": 44})

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({}, ["Feld AG", "Mira Lindqvist", "Otto Brandt"]),
            ({"kind": "organisation"}, ["Feld AG"]),
            ({"kind": "person", "manager": "nobody"}, ["Otto Brandt"]),
            ({"manager": "me"}, []),
            ({"language": "sv"}, ["Mira Lindqvist"]),
            ({"q": "lind"}, ["Mira Lindqvist"]),
            ({"q": "lindqist"}, ["Mira Lindqvist"]),
            ({"q": "0171 555"}, ["Otto Brandt"]),
            ({"q": "mira@"}, ["Mira Lindqvist"]),
            ({"q": "nobody-like-this"}, []),
            ({"custom.size": "38"}, ["Mira Lindqvist"]),
            ({"custom.size": "38.0"}, ["Mira Lindqvist"]),
            ({"custom.size.from": "40"}, ["Feld AG"]),
            ({"custom.size.from": "38", "custom.size.to": "40"}, ["Mira Lindqvist"]),
            ({"custom.club": "yes"}, ["Mira Lindqvist"]),
            ({"custom.club": "no"}, []),
            ({"custom.tea": "green"}, ["Mira Lindqvist"]),
            ({"custom.about": "sails"}, ["Mira Lindqvist"]),
            ({"custom.born.to": "1990-01-01"}, ["Mira Lindqvist"]),
            ({"custom.born.from": "1990-01-01"}, []),
        ],
    )
    def test_the_address_says_who_is_shown(
        self, query: dict[str, str], found: list[str], ana: Member, visit: Visit
    ) -> None:
        assert names(visit(ana), **query) == found

    def test_by_the_manager(self, rita: Member, ana: Member, visit: Visit) -> None:
        assert names(visit(ana), manager=rita.pk) == ["Mira Lindqvist"]

    def test_by_silence(self, ana: Member, visit: Visit) -> None:
        since = (timezone.localdate() - timedelta(days=30)).isoformat()
        assert names(visit(ana), silent=since) == ["Feld AG", "Otto Brandt"]

    @pytest.mark.parametrize(
        "query",
        [
            {"kind": "robot"},
            {"language": "klingon"},
            {"manager": "rita"},
            {"manager": "9" * 30},
            {"silent": "yesterday"},
            {"silent": "0001-01-01"},
            {"silent": "9999-12-31"},
            {"promise": "maybe"},
            {"custom.size": "big"},
            {"custom.tea": "red"},
            {"custom.born.from": "'; DROP TABLE customers_customer;--"},
            {"sort": "-id"},
            {"after": "x"},
            {"after": "9" * 30},
            {"before": "-1"},
            {"view": "'"},
            {"q": "%_\\"},
            {"custom.nothing": "x"},
            {"custom__size__gt": "1"},
            {"name__startswith": "M"},
        ],
    )
    def test_what_nobody_understands_breaks_nothing(self, query: dict[str, str], ana: Member, visit: Visit) -> None:
        assert visit(ana).get(LIST, query).status_code == 200

    @pytest.mark.parametrize(
        ("asked", "number"),
        [("best_time", 2), ("best_time:evenings", 1), ("best_time:midnight", None), ("no_such", None)],
    )
    def test_by_what_we_know(
        self, asked: str, number: int | None, mira: Customer, otto: Customer, ana: Member, visit: Visit
    ) -> None:
        kind = FactType.objects.get(key="best_time")
        for customer, answer in ((mira, "mornings"), (otto, "evenings")):
            assert_fact(answer, about=customer, kind=kind)
        page = visit(ana).get(LIST, {"fact": asked}).content.decode()
        said = "not understood" if number is None else f"<p>{number} customer"
        assert said in page

    def test_what_is_not_understood_is_said_and_narrows_nothing(self, ana: Member, visit: Visit) -> None:
        page = visit(ana).get(LIST, {"kind": "robot"}).content.decode()
        assert "not understood" in page
        assert "3 customers" in page

    def test_each_chip_leads_to_the_list_without_it(self, ana: Member, visit: Visit) -> None:
        page = visit(ana).get(LIST, {"kind": "person", "q": "mira", "after": "7"}).content.decode()
        assert 'href="/customers/?kind=person" aria-label="Take the filter Text away"' in page


def test_a_list_costs_the_same_however_long(
    crowd: list[Customer], ana: Member, visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = visit(ana)
    # session, member, custom fields, members, facts and needs to filter by, rows, count, saved views
    with django_assert_max_num_queries(9):
        browser.get(LIST)
    for each in crowd:
        each.record(CONTACT, channel="phone", direction="in")
    with django_assert_max_num_queries(9):
        browser.get(LIST, {"kind": "person", "silent": "2020-01-01"})


def test_many_are_counted_only_as_far_as_anybody_reads(
    crowd: list[Customer], monkeypatch: pytest.MonkeyPatch, ana: Member, visit: Visit
) -> None:
    monkeypatch.setattr(view, "COUNTED", 5)
    assert "5+ customers" in visit(ana).get(LIST).content.decode()


def test_nobody_yet_is_said_with_what_to_do(ana: Member, zoe: Member, visit: Visit) -> None:
    assert "Create the first" in visit(ana).get(LIST).content.decode()
    assert "Show everybody" in visit(ana).get(LIST, {"kind": "person"}).content.decode()


@pytest.mark.parametrize("name", ["<b>x</b>", "=1+1", "O'Brien", "Feld\u202eexe", "👨‍👩‍👧", "مريم"])
def test_any_name_stands_in_the_list(name: str, ana: Member, visit: Visit) -> None:
    create_customer(name)
    page = visit(ana).get(LIST).content.decode()
    assert "<b>x</b>" not in page
    assert "\u202e" not in page.split("<tbody>")[1].replace('aria-label="Feld\u202eexe"', "")
