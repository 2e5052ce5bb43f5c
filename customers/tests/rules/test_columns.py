from datetime import UTC
from typing import NamedTuple

import pytest

from customers.rules.cells import Manner, read_number
from customers.rules.columns import fingerprint, guess_columns, heading_words

MANNER = Manner(day_first=True, decimal=",", zone=UTC, region="DE")


class Asked(NamedTuple):
    key: str
    headings: tuple[str, ...]
    looks: object = None
    parse: object = lambda cell, manner: cell
    required: bool = False


EMAIL = Asked("email", ("e mail", "email", "mail"), lambda cell: "@" in cell)
NAME = Asked("name", ("name", "full name"))
FIRST = Asked("first_name", ("first name", "vorname"))
ID = Asked("external_id", ("customer id", "kundennummer", "customer"))


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("CustomerID", "customer id"),
        ("customer_id", "customer id"),
        ("E-Mail", "e mail"),
        ("Größe (cm)", "grosse cm"),
        ("", ""),
    ],
)
def test_headings_are_compared_by_their_words(heading: str, words: str) -> None:
    assert heading_words(heading) == words


@pytest.mark.parametrize(
    ("headings", "row", "chosen"),
    [
        (["CustomerID", "Name", "E-Mail"], ["1", "Mira", "m@x.de"], {"external_id": 0, "name": 1, "email": 2}),
        (["Vorname", "Full name"], ["Mira", "Mira L"], {"first_name": 0, "name": 1}),
        (["Contact", "whatever"], ["m@x.de", "y"], {"email": 0}),
        (["customer name", "customer"], ["Mira", "7"], {"name": 0, "external_id": 1}),
        (["x", "x"], ["1", "2"], {}),
    ],
)
def test_columns_are_guessed(headings: list[str], row: list[str], chosen: dict[str, int]) -> None:
    assert guess_columns(headings, [row], [EMAIL, NAME, FIRST, ID], MANNER) == chosen


def test_each_column_is_chosen_once() -> None:
    assert guess_columns(["e-mail", "mail"], [], [EMAIL], MANNER) == {"email": 0}


def test_a_heading_convinces_only_if_some_cells_can_be_read() -> None:
    quantity = Asked("quantity", ("quantity",), parse=read_number)
    assert guess_columns(["quantity"], [["many"]] * 20, [quantity], MANNER) == {}
    assert guess_columns(["quantity"], [["many"]] * 9 + [["2"]], [quantity], MANNER) == {"quantity": 0}
    assert guess_columns(["quantity"], [["many"]], [quantity], MANNER) == {"quantity": 0}
    assert guess_columns(["quantity"], [["many"]] * 20, [quantity._replace(required=True)], MANNER) == {"quantity": 0}


def test_a_file_is_known_again_by_its_headings() -> None:
    assert fingerprint(["E-Mail", "Name"]) == fingerprint(["e_mail", "NAME"])
    assert fingerprint(["E-Mail", "Name"]) != fingerprint(["Name", "E-Mail"])
