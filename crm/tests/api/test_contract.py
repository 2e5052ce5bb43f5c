"""The API keeps to its own description: whatever is sent, by the rules or against them, the answer is one it foretold.

Always the same few examples here, so that a run tells of the change and not of the dice; `bin/test --long` throws more.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.schemas import APIOperation

from customers.actions.assert_fact import assert_fact
from customers.models import Customer, FactType
from purchases.actions.place_order import Wanted, place_order
from purchases.models import Product
from staff.actions.issue_token import issue_token
from staff.models import Integration, Member
from staff.rules.scopes import Scope

pytestmark = pytest.mark.django_db

load_all_checks()
# What the doors' matrix shows better is left to it: who may come in, and which methods there are.
KEPT = CHECKS.get_by_names(
    ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
     "response_schema_conformance"]
)  # fmt: skip

API = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(public=True))
API.app = WSGIHandler()
OPERATIONS = [found.ok() for found in API.get_all_operations()]


@pytest.fixture(autouse=True)
def one_transaction() -> Iterator[None]:
    """A server lets go of its connection after each request; here all of them happen within the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def there(mira: Customer) -> dict[str, Any]:
    """What may stand in an address so that something is there."""
    music = FactType.objects.create(key="music", label="Music")
    Product.objects.create(sku="LP-1", name="Kind of Blue")
    place_order(mira, number="A-1", lines=[Wanted(description="Kind of Blue", unit_price=Decimal(20))])
    return {
        "customers": mira.pk,
        "identities": mira.identities.first().pk,
        "facts": assert_fact("jazz", about=mira, kind=music).pk,
        "products": "LP-1",
        "orders": "A-1",
    }


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_whatever_is_sent_is_answered_as_described(
    operation: APIOperation, mode: GenerationMode, there: dict[str, Any], ada: Member
) -> None:
    storm(operation, mode, there, by=ada, examples=10)


@pytest.mark.long
@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_whatever_is_sent_at_length(
    operation: APIOperation, mode: GenerationMode, there: dict[str, Any], ada: Member
) -> None:
    storm(operation, mode, there, by=ada, examples=400, always_the_same=False)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_a_token_without_scopes_opens_nothing(operation: APIOperation, there: dict[str, Any], ada: Member) -> None:
    token = issue_token("Nothing", scopes=[], by=ada).token
    body = {"body": {}, "media_type": "application/json"} if operation.body else {}
    case = operation.Case(path_parameters=filled_in(operation, there), **body)
    before = contents()
    response = case.call(headers={"Authorization": f"Bearer {token}"})
    case.validate_response(response, checks=KEPT)
    assert response.status_code == 403
    assert contents() == before


def storm(
    operation: APIOperation,
    mode: GenerationMode,
    there: dict[str, Any],
    *,
    by: Member,
    examples: int,
    always_the_same: bool = True,
) -> None:
    """Send so many requests to what is there and to what is not, by the rules or against them."""
    headers = {"Authorization": f"Bearer {issue_token('Shop', scopes=list(Scope), by=by).token}"}
    cases = [operation.as_strategy(mode)]
    if known := filled_in(operation, there):
        cases.append(operation.as_strategy(mode, path_parameters=known))

    @settings(
        max_examples=examples,
        derandomize=always_the_same,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink] if not always_the_same else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(cases))
    def send(case: schemathesis.Case) -> None:
        before = contents()
        response = case.call(headers=headers)
        case.validate_response(response, checks=KEPT)
        if response.status_code >= 400:
            assert contents() == before, "a refusal changed something"

    send()


def filled_in(operation: APIOperation, there: dict[str, Any]) -> dict[str, Any]:
    """A value for each hole in the address, after the word that stands before it."""
    words = operation.path.strip("/").split("/")
    return {hole[1:-1]: there[word] for word, hole in pairwise(words) if hole.startswith("{")}


def contents() -> str:
    """A digest of everything that the rooms keep; a system's last use is noted whatever it asks, and left out."""
    every = [table for table in connection.introspection.django_table_names(only_existing=True) if watched(table)]
    rows = " UNION ALL ".join(f"SELECT '{table}' || t::text AS line FROM {table} t" for table in every)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(md5(string_agg(line, '' ORDER BY line)), '') FROM ({rows}) rows")
        return str(cursor.fetchone()[0])


def watched(table: str) -> bool:
    rooms = ("customers_", "interactions_", "purchases_", "staff_", "value_", "wiring_")
    return table.startswith(rooms) and table != Integration._meta.db_table
