from collections.abc import Callable

from django.test import Client

from staff.models import Member
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import Reckoning
from value.tests.conftest import Ask, Shop
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]


def test_whoever_rules_has_it_worked_out_and_a_second_wish_is_the_same(mia: Member, visit: Visit) -> None:
    for _ in range(2):
        assert visit(mia).post("/value/reckonings/").headers["Location"] == "/value/"
    wanted = Reckoning.objects.get()
    assert (wanted.by, wanted.state) == (mia, Reckoning.State.WAITING)


def test_how_far_it_is_is_told(mia: Member, rita: Member, look: Look) -> None:
    reckoning = ask_for_reckoning(by=mia)
    page = look(mia, f"/value/reckonings/{reckoning.pk}/")
    assert "reading histories" in page
    assert "Stop</button>" in page
    assert "Stop</button>" not in look(rita, f"/value/reckonings/{reckoning.pk}/")


def test_when_it_is_done_the_page_shows_its_figures(shop: Shop, reckon: Ask, mia: Member, visit: Visit) -> None:
    address = f"/value/reckonings/{reckon().pk}/"
    assert visit(mia).get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in visit(mia).get(address).headers


def test_one_that_is_stopped_leaves_the_figures_before(shop: Shop, reckon: Ask, mia: Member, visit: Visit) -> None:
    before = reckon()
    reckoning = ask_for_reckoning(by=mia)
    visit(mia).post(f"/value/reckonings/{reckoning.pk}/stop/")
    work_on_reckoning(reckoning.pk)
    reckoning.refresh_from_db()
    assert reckoning.state == Reckoning.State.STOPPED
    assert Reckoning.objects.current() == before


def test_who_does_not_rule_neither_begins_nor_stops(mia: Member, sue: Member, visit: Visit) -> None:
    reckoning = ask_for_reckoning(by=mia)
    assert visit(sue).post("/value/reckonings/").status_code == 403
    assert visit(sue).post(f"/value/reckonings/{reckoning.pk}/stop/").status_code == 403
    reckoning.refresh_from_db()
    assert not reckoning.stop_asked


def test_one_that_is_none_is_not_there(mia: Member, look: Look) -> None:
    look(mia, "/value/reckonings/999999/", status=404)
