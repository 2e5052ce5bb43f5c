import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.relate import relate
from customers.models import Customer, Relationship
from staff.models import Member

type Visit = Callable[[Member], Client]


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}relationships/"


def test_the_other_customer_is_found_and_added(
    mira: Customer, otto: Customer, address: str, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    page = browser.get(address, {"q": "0171 555 0188"}).content.decode()
    assert "Otto Brandt" in page
    browser.post(address, {"kind": "employer", "other": otto.pk, "note": "since spring", "q": "otto"})
    relationship = Relationship.objects.get()
    assert (relationship.customer, relationship.other, relationship.note) == (mira, otto, "since spring")
    assert "works for" in browser.get(address).content.decode()
    assert "employs" in browser.get(f"{otto.get_absolute_url()}relationships/").content.decode()


def test_a_rep_cannot_reach_beyond_the_own_book(
    mira: Customer, otto: Customer, address: str, rita: Member, ana: Member, visit: Visit
) -> None:
    relate(mira, to=otto, as_="household", by=ana)
    browser = visit(rita)
    assert "Otto" not in browser.get(address).content.decode()
    assert "Otto" not in browser.get(address, {"q": "otto"}).content.decode().replace("“otto”", "")
    answer = browser.post(address, {"kind": "employer", "other": otto.pk, "note": "", "q": ""})
    assert answer.status_code == 422
    assert browser.post(f"{address}{Relationship.objects.get().pk}/removal/").status_code == 404
    assert Relationship.objects.count() == 1


def test_nobody_is_offered_to_themselves(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    assert 'name="other"' not in browser.get(address, {"q": "mira"}).content.decode()
    assert browser.post(address, {"kind": "household", "other": mira.pk, "note": ""}).status_code == 422


def test_it_is_taken_back(mira: Customer, otto: Customer, address: str, ana: Member, visit: Visit) -> None:
    relationship = relate(otto, to=mira, as_="referred_by", by=ana)
    visit(ana).post(f"{address}{relationship.pk}/removal/")
    assert not Relationship.objects.exists()


def test_a_removal_is_taken_back(mira: Customer, otto: Customer, address: str, ana: Member, visit: Visit) -> None:
    relationship = relate(otto, to=mira, as_="referred_by", by=ana, note="at the fair")
    page = visit(ana).post(f"{address}{relationship.pk}/removal/", follow=True).content.decode()
    undo = undo_in(page)
    visit(ana).post(undo)
    back = Relationship.objects.get()
    assert (back.customer, back.other, back.kind, back.note) == (otto, mira, "referred_by", "at the fair")
    visit(ana).post(undo)
    assert Relationship.objects.count() == 1


def test_a_removal_is_taken_back_only_by_who_sees_both(
    mira: Customer, otto: Customer, address: str, ana: Member, rita: Member, visit: Visit
) -> None:
    relationship = relate(mira, to=otto, as_="household", by=ana)
    page = visit(ana).post(f"{address}{relationship.pk}/removal/", follow=True).content.decode()
    assert visit(rita).post(undo_in(page)).status_code == 404
    assert visit(ana).post(f"{address}restoration/?was=invented").status_code == 302
    assert not Relationship.objects.exists()


def undo_in(page: str) -> str:
    found = re.search(r'action="([^"]+restoration/[^"]*)"', page)
    assert found
    return html.unescape(found[1])
