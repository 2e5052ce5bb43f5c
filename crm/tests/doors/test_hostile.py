"""Hostile words: what people type anywhere never becomes markup, and no form, whatever is put into it, breaks us."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.test import Client

from crm.tests.doors.people import browser, hire
from crm.tests.doors.routes import Route, every_route
from crm.tests.doors.things import Thing, set_out
from customers.models import Customer
from interactions.events import REPORTED

pytestmark = pytest.mark.django_db

MARKUP = "\"'><i zz=1>{{7*7}}</script>"
ODD = {
    "NUL": "a\0b",
    "longer than any column": "x" * 70_000,
    "a number beyond any column": "9" * 30,
    "a number beyond Python": "9" * 5_000,
    "less than nothing": "-1",
    "not a number": "NaN",
    "the end of time": "9999-12-31T23:59",
    "the beginning of time": "0001-01-01",
    "half of a character": "\udcff",
    "writing backwards": "\u202egpj.exe",
    "another kind of digit": "²",
    "a quote and a comment": "x' OR 1=1 --",
    "markup": MARKUP,
}
# Their keys and codes stand in addresses and in code, where the catalogue lets only letters, digits and _ in.
KEPT_PLAIN = {"code", "key", "state", "kind", "icon", "digest", "prefix", "password", "language", "time_zone", "query"}


@dataclass
class Form:
    """A form on a page: where it goes, and what stands in its fields."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Reader(HTMLParser):
    """Reads a page as a browser does: its forms, and whether our hostile word became a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.injected: list[str] = []
        self.inside = False
        self.last = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "zz" in found:
            self.injected.append(self.get_starttag_text() or tag)
        if tag == "form":
            self.inside = True
            action = found.get("hx-post") or found.get("action") or ""
            method = "post" if found.get("hx-post") else (found.get("method") or "get").lower()
            self.forms.append(Form(action, method))
        elif self.inside and tag in {"input", "select", "textarea"} and (name := found.get("name")):
            self.forms[-1].fields.setdefault(name, found.get("value") or "")
            self.last = name
        elif self.inside and tag == "option" and not self.forms[-1].fields.get(self.last, "x"):
            self.forms[-1].fields[self.last] = found.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


def read(response: HttpResponse) -> Reader:
    reader = Reader()
    reader.feed(response.content.decode())
    return reader


@pytest.fixture
def house(db: None) -> dict[str, Thing]:
    """One of everything, every word of it hostile."""
    rita, zoe, admin = hire("rita", "rep"), hire("zoe", "rep"), hire("ada", "admin")
    things = set_out(rita=rita, zoe=zoe, admin=admin)
    mira = Customer.objects.get(pk=things["customers"].own)
    mira.record(REPORTED, summary=MARKUP, details={"what": "wishlist.added", MARKUP: MARKUP})
    poison()
    return things


def poison() -> None:
    """Put the word behind everything that is text, in every table that takes changes."""
    from django.apps import apps

    for model in apps.get_models():
        if (
            model._meta.app_label not in {"staff", "customers", "interactions", "purchases", "value"}
            or model._meta.proxy
        ):
            continue
        for column in model._meta.concrete_fields:
            if is_free_text(column) and model._meta.db_table not in {"customers_event", "customers_consent"}:
                spoil(model, column)


def is_free_text(column: Any) -> bool:
    plain = (models.SlugField, models.EmailField, models.URLField)
    free = isinstance(column, models.CharField | models.TextField) and not isinstance(column, plain)
    return (
        free and not column.choices and not column.primary_key and not column.unique and column.name not in KEPT_PLAIN
    )


def spoil(model: type[models.Model], column: Any) -> None:
    room = column.max_length or 1_000
    if room < len(MARKUP):
        return
    with transaction.atomic(), connection.cursor() as cursor:
        table, name = model._meta.db_table, column.column
        cursor.execute(
            f"UPDATE {table} SET {name} = left({name}, %s) || %s WHERE {name} <> ''", [room - len(MARKUP), MARKUP]
        )


def addresses(things: dict[str, Thing]) -> Iterator[tuple[Route, str]]:
    for route in every_route():
        if all(word in things for word in route.holes.values()):
            yield route, "/" + route.path.format(**{hole: things[word].own for hole, word in route.holes.items()})


def pages(client: Client, things: dict[str, Thing]) -> Iterator[tuple[Route, str, HttpResponse]]:
    """Every page an admin can open, as it is shown."""
    for route, address in addresses(things):
        with undone():
            answer = client.get(address)
            if is_page(answer):
                yield route, address, answer


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    at_rest = transaction.savepoint_create()
    try:
        yield
    finally:
        transaction.savepoint_rollback(at_rest)


def test_hostile_words_never_become_markup(house: dict[str, Thing], ada_at_the_door: Client) -> None:
    wrong = [
        f"{route}: {read(answer).injected[:2]}"
        for route, _address, answer in pages(ada_at_the_door, house)
        if read(answer).injected
    ]
    assert wrong == []


@pytest.fixture
def ada_at_the_door(house: dict[str, Thing]) -> Client:
    from staff.models import Member

    return browser(Member.objects.get(email="ada@picket.test"))


def test_no_form_breaks(house: dict[str, Thing], ada_at_the_door: Client) -> None:
    """Every form there is, each odd word in all of its fields at once."""
    forms = every_form(ada_at_the_door, house)
    assert len(forms) > 20
    assert (
        broken(ada_at_the_door, ((form, dict.fromkeys(form.fields, odd)) for form in forms for odd in ODD.values()))
        == []
    )


@pytest.mark.long
def test_no_field_breaks(house: dict[str, Thing], ada_at_the_door: Client) -> None:
    """The same in one field after the other, with something sensible in the others."""
    said = (
        (form, {other: value or "Jazz" for other, value in form.fields.items()} | {name: odd})
        for form in every_form(ada_at_the_door, house)
        for name in form.fields
        for odd in ODD.values()
    )
    assert broken(ada_at_the_door, said) == []


def every_form(client: Client, things: dict[str, Thing]) -> list[Form]:
    """One of each kind; the administration's are Django's."""
    found = {}
    for route, address, answer in pages(client, things):
        for form in [] if route.name.startswith("admin:") else read(answer).forms:
            form.action = form.action or address
            found[form.method, tuple(form.fields), form.action.rstrip("/").rpartition("/")[2]] = form
    return [form for form in found.values() if form.fields and form.method in {"get", "post"}]


def broken(client: Client, said: Iterable[tuple[Form, dict[str, str]]]) -> list[str]:
    wrong = []
    for form, values in said:
        with undone():
            answer = send(client, form, values)
            if answer.status_code >= 500 or (is_page(answer) and read(answer).injected):
                odd = {name: value[:20] for name, value in values.items()}
                wrong.append(f"{form.method} {form.action} {odd} got {answer.status_code}")
    return wrong


def is_page(answer: HttpResponse) -> bool:
    return not answer.streaming and "html" in answer.get("Content-Type", "")


def send(client: Client, form: Form, values: dict[str, str]) -> HttpResponse:
    said = urlencode(values, errors="surrogateescape")
    if form.method == "get":
        return client.get(f"{form.action.partition('?')[0]}?{said}")
    return client.post(form.action, said, content_type="application/x-www-form-urlencoded")
