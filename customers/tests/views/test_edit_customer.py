from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.change_customer import change_customer
from customers.models import Customer, CustomField, Event
from staff.models import Member

type Visit = Callable[[Member], Client]


@pytest.fixture
def address(mira: Customer) -> str:
    return f"{mira.get_absolute_url()}edit/"


def edited(mira: Customer, **changes: str) -> dict[str, str]:
    """The form as the browser posts it."""
    values = {"name": mira.name, "kind": mira.kind, "language": mira.language, "time_zone": mira.time_zone}
    return {**values, "version": str(mira.version), **changes}


def test_a_change_leads_back_to_the_customer(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    answer = visit(ana).post(address, edited(mira, name="Mira Holm", language="sv"))
    assert answer.headers["Location"] == mira.get_absolute_url()
    mira.refresh_from_db()
    assert (mira.name, mira.language, mira.version) == ("Mira Holm", "sv", 2)


def test_in_a_panel_the_whole_page_comes_anew_because_its_head_says_the_name(
    mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    browser = visit(ana)
    part = browser.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'name="version"' in part
    answer = browser.post(address, edited(mira, name="Mira Holm"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == mira.get_absolute_url()


def test_who_may_not_change_her_finds_the_door_shut_or_no_door(
    mira: Customer, address: str, zoe: Member, hire: Callable[..., Member], visit: Visit
) -> None:
    assert visit(zoe).post(address, edited(mira, name="Zoe's")).status_code == 404
    assert visit(hire("Max", "marketer")).post(address, edited(mira, name="Max's")).status_code == 403
    mira.refresh_from_db()
    assert mira.name == "Mira Lindqvist"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "a\x00b"}, "cannot be kept (NUL)"),
        ({"language": "xx"}, "Select a valid choice"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"kind": "robot"}, "Select a valid choice"),
        ({"version": "new"}, "Enter a whole number"),
        ({"custom.shoe_size": "big"}, "Write a number"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_written(
    changes: dict[str, str], says: str, mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    CustomField.objects.create(key="shoe_size", label="Shoe size", value="number")
    before = Event.objects.count()
    answer = visit(ana).post(address, edited(mira, **changes))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    mira.refresh_from_db()
    assert mira.version == 1
    assert Event.objects.count() == before


def test_fields_somebody_else_changed_meanwhile_stay(mira: Customer, address: str, ana: Member, visit: Visit) -> None:
    form = edited(mira, name="Mira Holm")
    change_customer(mira, language="sv")
    answer = visit(ana).post(address, form, follow=True)
    mira.refresh_from_db()
    assert (mira.name, mira.language) == ("Mira Holm", "sv")
    assert "beside what somebody else changed meanwhile" in answer.content.decode()


def test_the_language_of_an_import_we_have_no_name_for_stays(
    mira: Customer, address: str, ana: Member, visit: Visit
) -> None:
    Customer.objects.filter(pk=mira.pk).update(language="tlh", time_zone="CET")
    mira.refresh_from_db()
    visit(ana).post(address, edited(mira, name="Mira Holm"))
    mira.refresh_from_db()
    assert (mira.name, mira.language, mira.time_zone) == ("Mira Holm", "tlh", "CET")


class TestTwoPeopleChangedTheSameField:
    """Sue made her Mira Holm while Ana was writing Mira Berg, and a language besides."""

    @pytest.fixture
    def conflict(self, mira: Customer, address: str, ana: Member, sue: Member, visit: Visit) -> str:
        form = edited(mira, name="Mira Berg", language="sv")
        change_customer(mira, by=sue, seen=1, name="Mira Holm")
        answer = visit(ana).post(address, form)
        assert answer.status_code == 409
        return answer.content.decode()

    def test_both_sides_stand_beside_each_other_and_nothing_is_saved(self, conflict: str, mira: Customer) -> None:
        assert "Mira Berg" in conflict
        assert "Mira Holm" in conflict
        assert "Sue saved while you were writing." in conflict
        mira.refresh_from_db()
        assert (mira.name, mira.language, mira.version) == ("Mira Holm", "", 2)

    @pytest.mark.parametrize(
        ("take", "name"), [("mine", "Mira Berg"), ("theirs", "Mira Holm"), ("written", "Mira Holm-Berg")]
    )
    def test_the_choice_is_kept_with_what_nobody_disputed(
        self, take: str, name: str, conflict: str, mira: Customer, address: str, ana: Member, visit: Visit
    ) -> None:
        mira.refresh_from_db()
        chosen = {"take.name": take, "mine.name": "Mira Berg"}
        visit(ana).post(address, edited(mira, name="Mira Holm-Berg", language="sv", **chosen))
        mira.refresh_from_db()
        assert (mira.name, mira.language, mira.version) == (name, "sv", 3)

    def test_when_a_third_one_saves_meanwhile_one_is_asked_again(
        self, conflict: str, mira: Customer, address: str, ana: Member, sam: Member, visit: Visit
    ) -> None:
        mira.refresh_from_db()
        change_customer(mira, by=sam, name="Mira Falk")
        chosen = {"take.name": "mine", "mine.name": "Mira Berg", "version": "2"}
        answer = visit(ana).post(address, edited(mira, name="Mira Berg", **chosen))
        assert answer.status_code == 409
        assert "Mira Falk" in answer.content.decode()

    def test_who_takes_theirs_takes_it_as_it_is_by_then(
        self, conflict: str, mira: Customer, address: str, ana: Member, sam: Member, visit: Visit
    ) -> None:
        mira.refresh_from_db()
        change_customer(mira, by=sam, name="Mira Falk")
        visit(ana).post(address, edited(mira, language="sv", **{"take.name": "theirs", "version": "2"}))
        mira.refresh_from_db()
        assert (mira.name, mira.language) == ("Mira Falk", "sv")

    def test_from_a_panel_the_view_takes_the_place_of_the_page(
        self, conflict: str, mira: Customer, address: str, ana: Member, visit: Visit
    ) -> None:
        mira.refresh_from_db()
        form = edited(mira, name="Mira Berg", version="1")
        answer = visit(ana).post(address, form, headers={"HX-Request": "true"})
        assert answer.status_code == 409
        assert answer.headers["HX-Retarget"] == "#main"
        assert "<html" not in answer.content.decode()
