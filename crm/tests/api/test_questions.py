"""The drip question over the API, for a shop that asks it where the customer is."""

import pytest

from crm.tests.api.conftest import Connect
from customers.models import Customer, Fact, FactType
from value.events import QUESTION_ANSWERED, QUESTION_ASKED, QUESTION_DECLINED
from value.models import Asking


@pytest.fixture
def buys_for(db: None) -> FactType:
    FactType.objects.update(question="")
    return FactType.objects.create(
        key="buys_for", label="Buys for", value="choice", choices=["presents", "work"],
        question="Whom do you mostly buy for?", benefit="So that we suggest what fits them", position=12,
    )  # fmt: skip


@pytest.fixture
def address(mira: Customer) -> str:
    return f"/api/customers/{mira.pk}/question/"


def test_a_shop_asks_and_the_answer_is_a_fact(
    connect: Connect, mira: Customer, buys_for: FactType, address: str
) -> None:
    shop = connect()
    assert shop.get(address).json() == {
        "type": "buys_for",
        "question": "Whom do you mostly buy for?",
        "benefit": "So that we suggest what fits them",
        "value": "choice",
        "choices": ["presents", "work"],
    }
    assert shop.post(address, {"type": "buys_for", "outcome": "asked"}, format="json").status_code == 201
    assert shop.get(address).status_code == 204
    told = shop.post(address, {"type": "buys_for", "value": "presents"}, format="json")
    fact = Fact.objects.get()
    assert (told.status_code, told.json()["outcome"], told.json()["fact"]) == (201, "answered", fact.pk)
    assert (fact.value, fact.origin) == ("presents", "said")
    assert mira.events.named(QUESTION_ASKED, QUESTION_ANSWERED).count() == 2


def test_a_no_is_remembered(connect: Connect, mira: Customer, buys_for: FactType, address: str) -> None:
    shop = connect()
    assert shop.post(address, {"type": "buys_for", "outcome": "declined"}, format="json").json()["fact"] is None
    assert shop.get(address).status_code == 204
    assert mira.events.named(QUESTION_DECLINED).exists()


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({"type": "buys_for", "value": "flowers"}, "#/value"),
        ({"type": "buys_for"}, "#/value"),
        ({"type": "no_such", "value": "work"}, "#/type"),
        ({"type": "best_time", "value": "mornings"}, "#/type"),
        ({"type": "buys_for", "outcome": "perhaps"}, "#/outcome"),
    ],
)
def test_what_cannot_be_taken_is_pointed_at(
    sent: dict[str, str], pointer: str, connect: Connect, buys_for: FactType, address: str
) -> None:
    answer = connect().post(address, sent, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)
    assert not Asking.objects.exists()


def test_the_same_key_again_gets_the_first_answer_and_a_second_answer_is_a_conflict(
    connect: Connect, buys_for: FactType, address: str
) -> None:
    shop, sent = connect(), {"type": "buys_for", "value": "work"}
    for _ in range(2):
        once = shop.post(address, sent, format="json", headers={"Idempotency-Key": "7"})
        assert once.status_code == 201
    assert Fact.objects.count() == 1
    assert shop.post(address, sent | {"value": "presents"}, format="json").status_code == 409


def test_it_takes_the_scopes_of_facts(connect: Connect, buys_for: FactType, address: str) -> None:
    assert connect("customers:read").get(address).status_code == 403
    assert connect("facts:read").get(address).status_code == 200
    assert connect("facts:read").post(address, {"type": "buys_for", "value": "work"}, format="json").status_code == 403
