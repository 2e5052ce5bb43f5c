from datetime import UTC, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from customers.rules.cells import (
    Manner,
    date_order,
    decimal_mark,
    read_moment,
    read_money,
    read_number,
    read_time,
    read_yes_no,
    words_up_to,
)
from customers.rules.words import Unreadable

GERMAN = Manner(day_first=True, decimal=",", zone=ZoneInfo("Europe/Berlin"), region="DE")
AMERICAN = Manner(day_first=False, decimal=".", zone=ZoneInfo("America/New_York"), region="US")


@pytest.mark.parametrize(
    ("cell", "manner", "number"),
    [
        ("1.234,50", GERMAN, "1234.50"),
        ("1,234.50", AMERICAN, "1234.50"),
        ("1.234", GERMAN, "1234"),
        ("1.234", AMERICAN, "1.234"),
        ("12.50", GERMAN, "12.50"),
        ("12,5", AMERICAN, "12.5"),
        ("€ 1 234,5", GERMAN, "1234.5"),
        ("$1,000,000", AMERICAN, "1000000"),
        ("(5,00)", GERMAN, "-5.00"),
        ("5-", AMERICAN, "-5"),
        ("−3", AMERICAN, "-3"),
        ("1'234.50", AMERICAN, "1234.50"),
    ],
)
def test_numbers_are_read_in_the_files_manner(cell: str, manner: Manner, number: str) -> None:
    assert read_number(cell, manner) == Decimal(number)


@pytest.mark.parametrize("cell", ["abc", "", "NaN", "inf", "1_000", "١٢", "1.2.3", "1,2,3", "12 apples", "1e12", "--5"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    for manner in (GERMAN, AMERICAN):
        with pytest.raises(Unreadable):
            read_number(cell, manner)


def test_both_marks_in_the_wrong_order_are_no_number() -> None:
    with pytest.raises(Unreadable):
        read_number("1,234.50", GERMAN)


def test_half_a_cent_goes_up() -> None:
    assert read_money("0.125", AMERICAN) == Decimal("0.13")


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1,50", "2"], ","),
        (["1.50"], "."),
        (["1.234,5"], ","),
        (["1,234"], "?"),
        (["22.11.2026", "10.0.0.1"], "?"),
        ([], "?"),
    ],
)
def test_the_cells_show_the_decimal_mark(cells: list[str], mark: str) -> None:
    assert decimal_mark(cells, usual="?") == mark


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-22", (2026, 11, 22)),
        ("22.11.2026", (2026, 11, 22)),
        ("1/2/26", (2026, 2, 1)),
        ("1-2-1999", (1999, 2, 1)),
        ("2026/2/1", (2026, 2, 1)),
        ("20260201", (2026, 2, 1)),
        ("990101", (1999, 1, 1)),
        ("3. März 2026", (2026, 3, 3)),
        ("Mar 3, 2026", (2026, 3, 3)),
        ("3 de enero de 2026", (2026, 1, 3)),
        ("1er février 2026", None),
        ("Sunday, March 1, 2026", (2026, 3, 1)),
        ("22-Nov-2026", (2026, 11, 22)),
        ("31.02.2026", None),
        ("gestern", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("13", None),
    ],
)
def test_days(cell: str, day: tuple[int, int, int] | None) -> None:
    if day is None:
        with pytest.raises(Unreadable):
            read_moment(cell, GERMAN)
    else:
        assert read_moment(cell, GERMAN) == datetime(*day, tzinfo=GERMAN.zone)


def test_a_moment_without_a_zone_is_local_time() -> None:
    assert read_moment("22.11.2026 14:05", GERMAN) == datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
    assert read_moment("11/22/2026 2:05 PM", AMERICAN) == datetime(2026, 11, 22, 19, 5, tzinfo=UTC)
    assert read_moment("2026-11-22T14:05:00Z", GERMAN) == datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "at"),
    [("14:05", time(14, 5)), ("2:05 pm", time(14, 5)), ("12:30 AM", time(0, 30)), ("8.30 Uhr", time(8, 30))],
)
def test_times(cell: str, at: time) -> None:
    assert read_time(cell, GERMAN) == at


@pytest.mark.parametrize(
    ("cells", "first"), [(["13/1/2026"], True), (["1/13/2026"], False), (["1/2/2026"], None), (["12.13.14.15"], None)]
)
def test_the_cells_show_whether_the_day_comes_first(cells: list[str], first: bool | None) -> None:
    assert date_order(cells, usual=None) is first


@pytest.mark.parametrize(("cell", "said"), [("Yes", True), ("ja", True), ("Sí", True), ("0", False), ("NON", False)])
def test_yes_and_no(cell: str, said: bool) -> None:
    assert read_yes_no(cell, GERMAN) is said


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_yes_no("maybe", GERMAN)


def test_words_stand_on_one_line_and_end_somewhere() -> None:
    assert words_up_to(20)("  Mira \n Lindqvist ", GERMAN) == "Mira Lindqvist"
    with pytest.raises(Unreadable, match="21"):
        words_up_to(20)("x" * 21, GERMAN)
