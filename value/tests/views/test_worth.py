import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Customer
from purchases.models import Order
from staff.models import Member
from value.models import Reckoning, Standing, Valuation, ValueRules
from value.tests.conftest import Ask, Shop
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]


@pytest.fixture
def best(reckoned: Reckoning) -> Valuation:
    """The figures of the most valuable of all."""
    return Valuation.objects.current().select_related("customer").order_by("-actual").first()


def of(customer: Customer) -> str:
    return f"/customers/{customer.pk}/worth/"


def money(amount: float) -> str:
    return f"€{amount:,.2f}" if amount >= 0 else f"−€{-amount:,.2f}"


def test_before_the_first_reckoning_it_says_so(mira: Customer, mia: Member, look: Look) -> None:
    assert "Not worked out yet." in look(mia, of(mira))
    assert "Not worked out yet." in look(mia, f"/customers/{mira.pk}/")


def test_every_part_of_the_value_is_told(best: Valuation, mia: Member, look: Look) -> None:
    page = look(mia, of(best.customer))
    for amount in (best.actual, best.potential, best.margin, best.service, best.revenue, best.growth):
        assert money(amount) in page
    for words in (
        "Buys again",
        "Purchases to be expected",
        "Less cost to serve",
        "Why Most valuable",
        "are usual",
        "What if",
    ):
        assert words in page


def test_the_log_tells_the_first_tier_and_why_without_a_sum(
    best: Valuation, mia: Member, ana: Member, look: Look
) -> None:
    for member, address in ((mia, of(best.customer)), (ana, best.customer.get_absolute_url())):
        line = re.search(r"First tier: Most valuable \(([^)]+)\)", look(member, address))
        assert line and not re.search(r"[\d€]", line[1])


def test_who_could_buy_more_is_told_what(reckoned: Reckoning, mia: Member, look: Look) -> None:
    growable = Standing.objects.filter(tier="mgc").first()
    page = look(mia, of(growable.customer))
    assert re.search(r"(Books|Music): \d+.% of \d+ such customers buy it; €", page)


def test_the_panel_shows_sums_only_to_who_may_see_them(best: Valuation, mia: Member, ana: Member, look: Look) -> None:
    address = best.customer.get_absolute_url()
    theirs, hers = look(mia, address), look(ana, address)
    assert money(best.actual) in theirs
    for page in (theirs, hers):
        assert "Most valuable" in page
    assert money(best.actual) not in hers
    assert money(best.potential) not in hers
    assert f"{of(best.customer)}" not in hers


@pytest.mark.parametrize(("who", "status"), [("ana", 403), ("zoe", 404), ("rita", 200)])
def test_who_may_not_see_value_or_the_customer_stays_outside(
    reckoned: Reckoning, shop: Shop, who: str, status: int, request: pytest.FixtureRequest, look: Look
) -> None:
    look(request.getfixturevalue(who), of(shop.hers[0]), status=status)


def test_a_rep_does_not_find_the_customers_of_others(reckoned: Reckoning, shop: Shop, rita: Member, look: Look) -> None:
    look(rita, of(shop.buyers[1]), status=404)


def test_with_too_little_history_it_tells_what_they_brought_in(
    shop: Shop, rules: ValueRules, reckon: Ask, mia: Member, look: Look
) -> None:
    ValueRules.objects.filter(pk=rules.pk).update(least_buyers=5000)
    reckon()
    page = look(mia, of(shop.buyers[0]))
    assert "There is too little history to predict anything." in page
    assert "Paid so far, net" in page
    assert "What if" not in page


def test_one_who_never_bought_has_a_page(reckoned: Reckoning, shop: Shop, mia: Member, look: Look) -> None:
    page = look(mia, of(shop.strangers[0]))
    assert "€0.00" in page
    assert "None" not in page
    assert not re.search(r"\bnan\b", page)


def test_who_was_put_there_by_hand_is_told_with_what_the_figures_say(
    best: Valuation, mia: Member, visit: Visit, look: Look
) -> None:
    form = {"tier": "low", "reason": "Our own branch", "until": "2027-06-30"}
    visit(mia).post(f"/customers/{best.customer_id}/tier/", form)
    page = look(mia, of(best.customer))
    assert "Why Low-maintenance" in page
    assert "Mia put them there: Our own branch" in page
    assert "The figures say Most valuable:" in page


def test_it_asks_as_much_of_the_database_whoever_it_is(
    reckoned: Reckoning, shop: Shop, best: Valuation, mia: Member, visit: Visit
) -> None:
    browser = visit(mia)
    browser.get(of(best.customer))

    def asked(customer: Customer) -> int:
        with CaptureQueriesContext(connection) as heard:
            browser.get(of(customer))
        return len(heard)

    assert asked(best.customer) == asked(shop.buyers[0]) <= 16


class TestWhatIf:
    def ask(self, browser: Client, valuation: Valuation, **typed: Any) -> str:
        sent = {"purchases": "", "spend": "", "margin": "", "service": ""} | typed
        answer = browser.get(of(valuation.customer), sent, headers={"HX-Request": "true"})
        return " ".join(answer.content.decode().split())

    def test_as_it_is_nothing_changes(self, best: Valuation, mia: Member, visit: Visit) -> None:
        """Neither by rounding, nor by the factor that amounts are multiplied by."""
        page = visit(mia).get(of(best.customer)).content.decode()
        form = page[page.index('id="supposed"') - 3000 : page.index('id="supposed"')]
        shown = dict(re.findall(r'name="(purchases|spend|margin|service)" value="([^"]+)"', form))
        assert len(shown) == 4
        for typed in (shown, {}):
            page = self.ask(visit(mia), best, **typed)
            assert money(best.actual) in page
            assert "€0.00" in page
            assert "Most valuable" in page

    def test_who_bought_less_would_be_another(self, best: Valuation, mia: Member, visit: Visit) -> None:
        page = self.ask(visit(mia), best, purchases="0")
        assert "Most valuable" not in page
        assert money(0 - best.service) in page

    def test_what_is_supposed_changes_nothing(self, best: Valuation, mia: Member, visit: Visit) -> None:
        self.ask(visit(mia), best, purchases="0")
        assert Standing.objects.get(customer=best.customer).tier == "mvc"

    @pytest.mark.parametrize("typed", ["many", "-1", "1e999", "nan"])
    def test_what_is_no_number_is_said(self, best: Valuation, mia: Member, visit: Visit, typed: str) -> None:
        assert "This cannot be worked out" in self.ask(visit(mia), best, purchases=typed)


def test_no_customer_reads_what_they_are_worth(best: Valuation, mia: Member, look: Look) -> None:
    order = Order.objects.filter(customer=best.customer).first()
    invoice = look(mia, f"/orders/{order.pk}/invoice/")
    for words in ("Most valuable", "mvc", "tier", money(best.actual), money(best.potential), "Life cycle"):
        assert words not in invoice
