"""Spreadsheets, as Excel and its likes leave them."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from customers.actions.receive_file import receive_file
from customers.actions.rehearse_intake import rehearse_intake
from customers.models import Intake
from customers.rules.words import Unreadable

PEOPLE = ["Name", "E-Mail", "Phone"]

pytestmark = pytest.mark.django_db


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def receive(content: bytes, of: str = "customers") -> Intake:
    return receive_file([content], named="people.csv", of=of)


def fates(intake: Intake) -> dict[int, str]:
    return {row.line: row.reason or row.outcome.value for row in rehearse_intake(intake).rows.values()}


def test_a_cell_that_could_not_be_calculated_is_an_error_and_not_an_empty_one(media: Path) -> None:
    found = fates(receive(workbook(People=[PEOPLE, ["Ann", "a@x.example", "#N/A"], ["Bo", "b@x.example", None]])))
    assert found == {2: "Telephone: #N/A is an error of the spreadsheet, not a value", 3: "created"}


def test_the_first_sheet_with_anything_on_it_is_read_and_another_may_be_chosen(media: Path) -> None:
    book = workbook(Title=[], People=[PEOPLE, ["Ann", "a@x.example", None]], Notes=[["x"], ["y"]])
    intake = receive(book)
    assert (intake.sheets, intake.sheet, intake.mapping["name"]) == (["Title", "People", "Notes"], "People", 0)


def test_dates_are_read_as_dates_and_a_yes_is_no_quantity(media: Path) -> None:
    heads = ["Order number", "Date", "Customer id", "SKU", "Quantity", "Unit price"]
    intake = receive(
        workbook(Orders=[heads, [1, datetime(2026, 1, 5, 10), 7, "A", 2, 1.5], [2, 46027, 7, "A", True, 2]]),
        of="orders",
    )
    intake.options["make_customers"] = True
    intake.save()
    assert fates(intake) == {2: "created", 3: "Date: “46027” is not a date; Quantity: “yes” is not a number"}


def test_merged_cells_belong_to_their_first_row(media: Path) -> None:
    book = openpyxl.Workbook()
    for row in (PEOPLE, ["Ann", "a@x.example", None], [None, "b@x.example", None]):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    found = fates(receive(file.getvalue()))
    assert (found[2], "without a name" in found[3]) == ("created", True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (workbook(Empty=[]), "empty"),
        (workbook(People=[PEOPLE]), "headings and nothing below"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\n\n\n", "empty"),
        (b"Name,E-Mail\n", "headings and nothing below"),
        (b"Ann Lee,a@x.example\nBo Li,b@x.example\n", "looks like a row"),
        (b"00004,1,29.33\n00005,2,17.10\n", "looks like a row"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_leaves_nothing(media: Path, content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        receive(content)
    assert not Intake.objects.exists()
    assert not any(path.is_file() for path in media.rglob("*"))


def test_texts_of_all_kinds_say_row_by_row_what_is_wrong(media: Path) -> None:
    rows = ["A\0nn,a@x.example", "x" * 301 + ",b@x.example", "y" * 300 + ",c@x.example", '"Di\nLi",d@x.example', "Eve",
            "Flo,f@x.example,x,y", "5.70306E+17,g@x.example"]  # fmt: skip
    intake = receive("\n".join(["Name,E-Mail", *rows]).encode())
    reasons = list(fates(intake).values())
    told = ("zero byte", "301 characters", "created", "created", "Nothing to recognise", "4 cells", "created")
    assert all(word in reason for word, reason in zip(told, reasons, strict=True)), reasons


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_found(media: Path, encoding: str, delimiter: str) -> None:
    lines = [
        ["Name", "E-Mail", "Turnover"],
        ["Zoë Müller", "z@x.example", "5 €"],
        ["Jürgen Groß", "j@x.example", "7 €"],
    ]
    intake = receive("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    assert [row.values["name"] for row in rehearse_intake(intake).rows.values()] == ["Zoë Müller", "Jürgen Groß"]


def test_an_id_that_a_spreadsheet_rounded_is_refused(media: Path) -> None:
    intake = receive(b"id,name\n5.70306E+17,Ann\n17850.0,Bo\n")
    assert [("rounded" in reason) for reason in fates(intake).values()] == [True, False]
