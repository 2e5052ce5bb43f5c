"""A file is chosen, checked, brought in, put right and taken back, on pages."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from customers.actions.work_on_intake import work_on_intake
from customers.models import Customer, Identity, Intake
from staff.models import Member, Role
from staff.rules.powers import Power

type Visit = Callable[[Member], Client]

FILE = (
    "Name;Phone;E-Mail\nMira Holt;030 5557 0101;mira.holt@home.example\nNobody;12;\nOtto Fink;;otto.fink@home.example\n"
)


@pytest.fixture
def agent(ada: Member, visit: Visit, settings: object, tmp_path: object) -> Client:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return visit(ada)


def bring(agent: Client, text: str | bytes = FILE, name: str = "people.csv", kind: str = "customers") -> Intake:
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    answer = agent.post("/imports/", {"kind": kind, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.latest("pk")


def chosen(agent: Client, intake: Intake) -> dict[str, object]:
    """The form as the page shows it."""
    form = agent.get(f"/imports/{intake.pk}/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_a_file_is_looked_into_before_anything_is_brought_in(agent: Client) -> None:
    intake = bring(agent)
    page = agent.get(f"/imports/{intake.pk}/")
    rehearsal = page.context["rehearsal"]
    assert (rehearsal.counts["created"], rehearsal.counts["failed"]) == (2, 1)
    assert intake.mapping == {"name": 0, "phone": 1, "email": 2}
    assert not Customer.objects.exists()
    assert Intake.objects.get(pk=intake.pk).state == Intake.State.UPLOADED


def test_bringing_in_keeps_the_good_rows_and_hands_out_the_others(agent: Client) -> None:
    intake = bring(agent)
    agent.post(f"/imports/{intake.pk}/", chosen(agent, intake) | {"start": ""})
    work_on_intake(intake.pk)
    assert set(Customer.objects.values_list("name", flat=True)) == {"Mira Holt", "Otto Fink"}
    page = agent.get(f"/imports/{intake.pk}/").content.decode()
    assert f"/imports/{intake.pk}/problems.csv" in page
    problems = b"".join(agent.get(f"/imports/{intake.pk}/problems.csv")).decode("utf-8-sig")
    assert '"Nobody","12"' in problems and '"3"' in problems


def test_an_import_is_taken_back(agent: Client) -> None:
    intake = bring(agent)
    agent.post(f"/imports/{intake.pk}/", chosen(agent, intake) | {"start": ""})
    work_on_intake(intake.pk)
    agent.post(f"/imports/{intake.pk}/undoing/")
    work_on_intake(intake.pk)
    assert not Customer.objects.present().exists() and not Identity.objects.exists()
    page = agent.get(f"/imports/{intake.pk}/").content
    assert b"Undone" in page and b"2 customers withdrawn." in page


def test_another_column_may_be_chosen_and_none_twice(agent: Client) -> None:
    intake = bring(agent)
    said = chosen(agent, intake)
    twice = agent.post(f"/imports/{intake.pk}/", said | {"column_1": "name"})
    assert twice.status_code == 422 and b"chosen for another column" in twice.content
    agent.post(f"/imports/{intake.pk}/", said | {"column_1": ""})
    assert Intake.objects.get(pk=intake.pk).mapping == {"name": 0, "email": 2}


def test_without_what_is_needed_it_does_not_begin(agent: Client) -> None:
    intake = bring(agent)
    said = chosen(agent, intake) | {"column_0": "", "column_1": "", "column_2": "", "start": ""}
    answer = agent.post(f"/imports/{intake.pk}/", said)
    assert answer.status_code == 422
    assert Intake.objects.get(pk=intake.pk).state == Intake.State.UPLOADED


def test_a_file_is_thrown_away(agent: Client) -> None:
    intake = bring(agent)
    path = intake.path
    agent.post(f"/imports/{intake.pk}/removal/")
    assert not Intake.objects.exists() and not path.exists()


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("empty.csv", b""),
        ("heading.csv", b"Name\n"),
        ("x.xlsx", b"PK\x03\x04broken"),
        ("x.png", b"\x89PNG\r\n\x1a\n" * 9),
    ],
)
def test_what_is_no_table_is_refused_beside_the_field(agent: Client, name: str, held: bytes) -> None:
    answer = agent.post("/imports/", {"kind": "customers", "file": SimpleUploadedFile(name, held)})
    assert answer.status_code == 422
    assert not Intake.objects.exists()
    assert b'class="error"' in answer.content


def test_an_agent_may_not_import(ana: Member, visit: Visit) -> None:
    assert visit(ana).get("/imports/").status_code == 403


CALLS = "date;email;summary\n2026-01-05 10:00;mira@lindqvist.example;Where is it?\n2026-01-06;nobody@x.example;\n"


def test_what_no_column_says_is_said_once_for_the_file_and_remembered(agent: Client, mira: Customer) -> None:
    intake = bring(agent, CALLS, kind="interactions")
    said = chosen(agent, intake)
    assert (said["option_channel"], said["option_direction"]) == ("phone", "in")
    agent.post(
        f"/imports/{intake.pk}/", said | {"option_channel": "email", "option_direction": "out", "system": "desk"}
    )
    page = agent.get(f"/imports/{intake.pk}/")
    assert [str(choice) for _label, choice in page.context["said"]] == ["E-mail", "to the customer"]
    agent.post(f"/imports/{intake.pk}/", chosen(agent, intake) | {"start": ""})
    work_on_intake(intake.pk)
    event = mira.events.get(intake=intake)
    assert (event.channel_id, event.direction) == ("email", "out")
    again = chosen(agent, bring(agent, CALLS, kind="interactions"))
    assert (again["option_channel"], again["option_direction"], again["system"]) == ("email", "out", "desk")


@pytest.mark.parametrize(("field", "value"), [("option_channel", "pigeon"), ("option_direction", ""), ("system", " ")])
def test_a_wrong_choice_is_refused_beside_its_field(agent: Client, field: str, value: str) -> None:
    intake = bring(agent, CALLS, kind="interactions")
    answer = agent.post(f"/imports/{intake.pk}/", chosen(agent, intake) | {field: value, "start": ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Intake.objects.get(pk=intake.pk).state == Intake.State.UPLOADED


def test_the_preview_says_beside_each_cell_what_is_wrong_with_it(agent: Client) -> None:
    page = agent.get(f"/imports/{bring(agent).pk}/")
    good, bad, _ = page.context["rows"]
    assert (good.outcome, [flaws for _cell, flaws in good.cells]) == ("created", [[], [], []])
    assert (bad.line, bad.outcome, bad.flaws) == (3, "failed", [])
    assert bad.cells == [("Nobody", []), ("12", ["Telephone: “12” is not a telephone number"]), ("", [])]
    text = page.content.decode()
    assert 'href="#cell-3-2"' in text and 'id="cell-3-2"' in text


def test_rows_put_right_come_back_as_the_file_they_were_handed_out_in(agent: Client) -> None:
    intake = bring(agent, FILE.replace("Name;Phone;E-Mail", "A;B;C"))
    said = chosen(agent, intake) | {"column_0": "name", "column_1": "phone", "column_2": "email"}
    agent.post(f"/imports/{intake.pk}/", said | {"start": ""})
    work_on_intake(intake.pk)
    problems = b"".join(agent.get(f"/imports/{intake.pk}/problems.csv")).decode("utf-8-sig")
    assert problems.splitlines()[1].startswith('"Nobody","12","","3","B","Telephone:')
    for created in (1, 0):
        mended = bring(agent, problems.replace('"12"', '"030 5557 0177"'), "mended.csv")
        assert mended.is_mended and mended.mapping == {"name": 0, "phone": 1, "email": 2}
        agent.post(f"/imports/{mended.pk}/", chosen(agent, mended) | {"start": ""})
        work_on_intake(mended.pk)
        mended.refresh_from_db()
        assert (mended.created, mended.skipped, mended.failed) == (created, 1 - created, 0)
    assert Customer.objects.filter(name="Nobody").count() == 1


def test_who_sees_only_their_own_book_may_not_import(rita: Member, agent: Client, visit: Visit, otto: Customer) -> None:
    intake = bring(agent)
    rita.roles.add(Role.objects.create(code="loader", name="Loader", powers=[Power.IMPORT]))
    hers = visit(rita)
    file = SimpleUploadedFile("x.csv", b"name,phone\nMine,+49 171 555 0188\n")
    assert hers.post("/imports/", {"kind": "customers", "file": file}).status_code == 403
    for address in ("", "progress/", "problems.csv"):
        assert hers.get(f"/imports/{intake.pk}/{address}").status_code == 403
    assert b"/imports/" not in hers.get("/").content
    assert Intake.objects.count() == 1


def test_where_nobody_is_known_the_page_says_what_may_be_done(agent: Client, mira: Customer) -> None:
    unknown = bring(agent, CALLS.replace("mira@lindqvist.example", "who@x.example"), kind="interactions")
    assert agent.get(f"/imports/{unknown.pk}/").context["nobody_known"]
    assert not agent.get(f"/imports/{bring(agent, CALLS, kind='interactions').pk}/").context["nobody_known"]
