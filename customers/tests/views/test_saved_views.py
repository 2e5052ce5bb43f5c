from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.save_view import save_view
from customers.models import Customer, SavedView
from staff.models import Member

type Visit = Callable[[Member], Client]
VIEWS = "/customers/views/"


def test_a_list_is_kept_with_its_filters_and_opened_again(mira: Customer, ana: Member, visit: Visit) -> None:
    browser = visit(ana)
    assert 'value="kind=person&amp;q=lind"' in browser.get(f"{VIEWS}?q=lind&kind=person&after=3").content.decode()
    page = browser.post(VIEWS, {"name": "Linds", "query": "q=lind&kind=person", "pinned": "on"}, follow=True)
    assert "<h1><bdi>Linds</bdi></h1>" in page.content.decode()
    view = SavedView.objects.get()
    assert (view.owner, view.query, view.pinned, view.shared) == (ana, "kind=person&q=lind", True, False)


def test_another_filter_makes_it_a_changed_view_which_is_saved_or_reset(
    mira: Customer, ana: Member, visit: Visit
) -> None:
    view = save_view("kind=person", as_="People", of=ana, pinned=True)
    browser = visit(ana)
    assert "Reset" not in browser.get(view.get_absolute_url()).content.decode()
    page = browser.get(f"{view.get_absolute_url()}&q=mira").content.decode()
    assert "chip changed" in page
    assert "Reset" in page
    browser.post(f"{VIEWS}{view.pk}/filters/", {"query": "kind=person&q=mira"})
    view.refresh_from_db()
    assert (view.query, view.name, view.pinned) == ("kind=person&q=mira", "People", True)


def test_sharing_takes_the_power_to(ana: Member, sam: Member, sue: Member, visit: Visit) -> None:
    visit(ana).post(VIEWS, {"name": "Ana's", "query": "", "shared": "on"})
    visit(sue).post(VIEWS, {"name": "The team's", "query": "kind=person", "shared": "on"})
    assert not SavedView.objects.get(name="Ana's").shared
    page = visit(sam).get("/customers/").content.decode()
    assert "The team&#x27;s" in page
    assert "Ana&#x27;s" not in page


def test_only_the_owner_changes_or_removes_a_view(ana: Member, sue: Member, visit: Visit) -> None:
    view = save_view("kind=person", as_="People", of=sue, shared=True)
    browser = visit(ana)
    for address in ("", "filters/", "removal/"):
        assert browser.post(f"{VIEWS}{view.pk}/{address}", {"name": "Mine", "query": ""}).status_code == 404
    assert SavedView.objects.get().name == "People"
    visit(sue).post(f"{VIEWS}{view.pk}/removal/")
    assert not SavedView.objects.exists()


def test_eight_views_are_pinned_and_no_more(ana: Member, visit: Visit) -> None:
    for number in range(8):
        save_view("", as_=f"View {number}", of=ana, pinned=True)
    answer = visit(ana).post(VIEWS, {"name": "One more", "query": "", "pinned": "on"})
    assert answer.status_code == 422
    assert "Eight views are pinned already" in answer.content.decode()
    assert SavedView.objects.count() == 8


@pytest.mark.parametrize(
    ("given", "says"), [({"name": ""}, "required"), ({"name": "x" * 81}, "at most 80"), ({"query": "x" * 2001}, "2000")]
)
def test_what_cannot_be_kept_is_said(given: dict[str, str], says: str, ana: Member, visit: Visit) -> None:
    answer = visit(ana).post(VIEWS, {"name": "People", "query": "kind=person"} | given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not SavedView.objects.exists()


def test_two_views_of_one_member_have_two_names(ana: Member, visit: Visit) -> None:
    people = save_view("kind=person", as_="People", of=ana)
    save_view("", as_="All", of=ana)
    answer = visit(ana).post(f"{VIEWS}{people.pk}/", {"name": "All", "query": ""})
    assert answer.status_code == 422
    assert "of this name already" in answer.content.decode()
