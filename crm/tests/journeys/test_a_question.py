"""One question, answered by two keys; what it shows about the customer's needs, and the mistake taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from crm.tests.journeys.test_first_day import come_in, hire
from crm.tests.live.conftest import Web, running_web
from customers.actions.create_customer import create_customer
from customers.models import Fact, FactType
from value.actions.sort_into_needs import sort_into_needs
from value.models import Asking, FactRule, NeedGroup

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def house(transactional_db: None) -> Iterator[Web]:
    with running_web() as web:
        yield web


def test_ana_answers_by_two_keys_and_takes_a_slip_back(browser: Browser, house: Web) -> None:
    ana = hire("Ana", "agent")
    mira = create_customer("Mira Lindqvist", by=ana, phone="+49 30 5557 0142")
    FactType.objects.update(question="")
    kind = FactType.objects.create(
        key="buys_for", label="Buys for", value="choice", choices=["presents", "work"], question="Whom do you buy for?"
    )
    name = FactType.objects.create(key="pet", label="Pet", question="What is your cat called?", position=200)
    group = NeedGroup.objects.create(name="Gifts", meaning="They want it wrapped.")
    FactRule.objects.create(group=group, fact_type=kind, answers=["presents"])
    hers = come_in(browser, house, ana)
    hers.goto(mira.get_absolute_url())
    hers.wait_for_load_state("load")
    asked, needs = hers.locator("#panel-question"), hers.locator("#panel-needs")
    expect(needs).to_contain_text("There is a question to ask")

    # A slip: the second answer instead of the first; it is taken back as everything is.
    hers.keyboard.press("q")
    expect(hers.locator("#question")).to_be_focused()
    hers.keyboard.press("2")
    expect(asked).to_contain_text("Ask one more", timeout=8000)
    assert Fact.objects.get().value == "work"
    hers.keyboard.press("Control+z")
    expect(asked).to_contain_text("Whom do you buy for?", timeout=8000)
    assert not Asking.objects.exists()

    hers.keyboard.press("q")
    hers.keyboard.press("1")
    expect(asked).to_contain_text("Ask one more", timeout=8000)
    expect(asked).to_contain_text("presents")
    sort_into_needs()
    expect(needs).to_contain_text("Gifts", timeout=8000)
    expect(needs).to_contain_text("told us")
    expect(hers.locator(".timeline")).to_contain_text("A need shows", timeout=8000)

    # Where the answer is written, the first key brings the cursor and Enter keeps it.
    asked.get_by_role("link", name="Ask one more").click()
    expect(asked).to_contain_text("What is your cat called?")
    hers.keyboard.press("q")
    expect(hers.locator("#question-answer")).to_be_focused()
    hers.keyboard.type("Ella 1")
    hers.keyboard.press("Enter")
    expect(asked).to_contain_text("Ella 1", timeout=8000)
    assert Fact.objects.get(type=name).value == "Ella 1"
