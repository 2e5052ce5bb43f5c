from collections.abc import Callable

from django.test import Client

from crm.api.reading import groups, operation
from staff.models import Member


def test_every_operation_says_what_it_is_for() -> None:
    every = [each for operations in groups().values() for each in operations]
    assert [each.name for each in every if not each.meaning] == []
    assert len({each.name for each in every}) == len(every)


def test_a_body_is_told_field_by_field_with_what_is_needed() -> None:
    [made] = [each for each in groups()["customers"] if each.name == "customers_create"]
    told = {field.name: (field.kind, field.needed) for field in made.given}
    assert told["name"] == ("text", True)
    assert told["kind"] == ("person | organisation", False)
    assert told["identities"] == ("list of objects", False)
    assert '"identities": [' in made.answer


def test_an_answer_without_a_body_has_no_example() -> None:
    told = {"operationId": "x", "description": "", "responses": {"204": {"description": ""}}}
    assert operation("delete", "/api/x/", told).answer == ""


def test_the_page_shows_them_in_the_house(ana: Member, visit: Callable[[Member], Client]) -> None:
    page = visit(ana).get("/api/").content.decode()
    assert 'id="events_bulk_create"' in page
    assert 'class="rail"' in page
