import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from customers.actions.create_customer import create_customer
from customers.models import Customer, CustomField
from customers.rules.spreadsheets import unguard
from staff.models import Member

type Visit = Callable[[Member], Client]
FILE = "/customers/export/"


def rows(browser: Client, **query: object) -> list[list[str]]:
    content = b"".join(browser.get(FILE, query).streaming_content).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


def test_the_file_holds_what_the_list_shows(mira: Customer, otto: Customer, sue: Member, visit: Visit) -> None:
    CustomField.objects.create(key="size", label="Size", value="number")
    Customer.objects.filter(pk=mira.pk).update(custom={"size": 38})
    heading, *found = rows(visit(sue), q="mira")
    assert dict(zip(heading, found[0], strict=True)) | {"Picket id": "", "Last contact": ""} == {
        "Picket id": "",
        "Name": "Mira Lindqvist",
        "Kind": "person",
        "Phone": "'+49 30 55570142",
        "E-mail": "mira@lindqvist.example",
        "Town": "",
        "Language": "",
        "Time zone": "",
        "Looked after by": "Rita",
        "Last contact": "",
        "Size": "38",
    }
    assert len(found) == 1


def test_only_the_chosen_ones_and_never_who_is_hidden(
    mira: Customer, otto: Customer, sue: Member, hire: Callable[..., Member], visit: Visit
) -> None:
    _heading, *found = rows(visit(sue), selected=[mira.pk, "x", 999_999])
    assert [row[1] for row in found] == ["Mira Lindqvist"]
    book_only = hire("Bea", "rep")
    book_only.roles.add("marketer")
    assert len(rows(visit(book_only))) == 3


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", 'quo"te', "semi;colon", "Ünï, çødé", "O'Brien", "مريم"]
)
def test_no_name_is_a_formula_and_each_reads_back_the_same(name: str, sue: Member, visit: Visit) -> None:
    create_customer(name)
    _heading, row = rows(visit(sue))
    assert row[1][0] not in "=+-@＝"
    assert unguard(row[1]) == name


def test_the_answer_is_a_file_and_nothing_else(mira: Customer, sue: Member, visit: Visit) -> None:
    answer = visit(sue).get(FILE)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="customers-')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).count(b'"Mira Lindqvist"') == 1


def test_what_was_never_in_the_list_is_not_chosen(mira: Customer, sue: Member, visit: Visit) -> None:
    for odd in ("9" * 5_000, "²", "-1", "x"):
        assert visit(sue).get(FILE, {"selected": odd}).status_code == 200


def test_who_may_not_take_lists_out_does_not(mira: Customer, ana: Member, visit: Visit) -> None:
    assert visit(ana).get(FILE).status_code == 403
    assert FILE not in visit(ana).get("/customers/").content.decode()
