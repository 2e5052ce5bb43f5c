"""Tables for the search box: what is typed, and who is found."""

import pytest
from django.db import connection, transaction

from customers.actions.add_identity import add_identity
from customers.actions.create_customer import create_customer
from customers.models import Customer
from customers.models.customer import called
from customers.search import _WORDS
from staff.models import Member
from wiring.search import look_everywhere


@pytest.fixture
def people(ana: Member, mira: Customer, otto: Customer) -> None:
    maria = create_customer(
        "María José Núñez O'Brien", by=ana, phone="+34 612 00 44 71", email="mj.nunez@correo.example"
    )
    add_identity("LC-1234-99", to=maria, kind="loyalty", by=ana)
    create_customer("Иван Петров", by=ana)
    create_customer("Straßer & Söhne GmbH", by=ana, kind="organisation")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mira", "Mira Lindqvist"),
        ("lindq mira", "Mira Lindqvist"),
        ("LINDQVIST", "Mira Lindqvist"),
        ("lindkvist", "Mira Lindqvist"),
        ("mria lindqvist", "Mira Lindqvist"),
        ("maria jose nunez", "María José Núñez O'Brien"),
        ("obrien", "María José Núñez O'Brien"),
        ("o'brien", "María José Núñez O'Brien"),
        ("иван", "Иван Петров"),
        ("strasser", "Straßer & Söhne GmbH"),
        ("sohne", "Straßer & Söhne GmbH"),
        ("142", "Mira Lindqvist"),
        ("030 5557", "Mira Lindqvist"),
        ("+49 30 5557 0142", "Mira Lindqvist"),
        ("0049 30 55570142", "Mira Lindqvist"),
        ("(030) 5557-0142", "Mira Lindqvist"),
        ("4471", "María José Núñez O'Brien"),
        ("٤٤٧١", "María José Núñez O'Brien"),
        ("mj.nun", "María José Núñez O'Brien"),
        ("@lindqvist", "Mira Lindqvist"),
        ("lc123499", "María José Núñez O'Brien"),
        ("LC-1234-99", "María José Núñez O'Brien"),
        ("1234", "María José Núñez O'Brien"),
    ],
)
def test_the_box_finds(people: None, ana: Member, typed: str, first: str) -> None:
    found = look_everywhere(typed, ana, 10)
    assert found, f"nobody found for {typed}"
    assert Customer.objects.get(pk=found[0].customer_id).name == first


@pytest.mark.parametrize(
    "typed", ["", "  ", "%", "_", "%%%", "\\", "'; drop table", "\0", "x" * 5000, "((((", "+", "🙂"]
)
def test_the_box_stays_calm(people: None, ana: Member, typed: str) -> None:
    assert look_everywhere(typed, ana, 10) == []


@pytest.mark.parametrize("typed", ["mira", "lindkvist", "142", "@lindqvist", "mira@lindqvist.example"])
def test_the_box_does_not_tell_zoe_about_mira(people: None, zoe: Member, rita: Member, typed: str) -> None:
    assert look_everywhere(typed, zoe, 10) == []
    assert len(look_everywhere(typed, rita, 10)) == 1


@pytest.mark.parametrize("letter", ["a", "漢", "𐐀", "ﷺ", "e\u0301"])
def test_a_name_of_one_endless_word_is_kept_and_found(ana: Member, letter: str) -> None:
    """An index of words has its limit in bytes; a name has its own, in letters."""
    named = create_customer(letter * 1200, by=ana)
    assert named.pk in {found.customer_id for found in look_everywhere(letter * 40, ana, 10)}


def test_the_words_of_names_are_asked_as_their_index_holds_them(people: None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        assert "customer_name_words" in Customer.objects.filter(called(("mira", "lindq"))).explain()
        asked = _WORDS.format(name="words")
        cursor.execute(f"EXPLAIN SELECT 1 FROM customers_customer c WHERE {asked}", {"words": "'mira':*"})
        assert "customer_name_words" in str(cursor.fetchall())
