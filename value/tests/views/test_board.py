import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from customers.models import Customer
from interactions.models import Task
from staff.models import Member
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.models import Reckoning, Valuation, ValueRules
from value.tests.conftest import Ask, Shop, crowd
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]


def test_before_the_first_reckoning_it_says_when_there_will_be_one(mia: Member, look: Look) -> None:
    page = look(mia, "/value/")
    assert "Nothing has been worked out yet." in page
    assert "Work out anew" in page


def test_the_whole_base_at_a_glance(reckoned: Reckoning, mia: Member, look: Look) -> None:
    page = look(mia, "/value/")
    for words in (
        "Actual and potential value", "Lorenz curve", "Gini", "Customer equity", "Most valuable", "Review relationship",
        "What to do", "Life cycle", "Recency and frequency", "Return on Customer", "Of the customers who were the best fifth",
    ):  # fmt: skip
        assert words in page


def test_what_to_do_stands_before_how_value_is_spread(reckoned: Reckoning, mia: Member, look: Look) -> None:
    headings = re.findall(r"<h2>([^<]+)</h2>", look(mia, "/value/"))
    assert headings[:4] == ["Actual and potential value", "Tiers", "What to do", "How value is spread"]


def test_with_too_little_history_it_says_so_and_predicts_nothing(
    shop: Shop, rules: ValueRules, reckon: Ask, mia: Member, look: Look
) -> None:
    ValueRules.objects.filter(pk=rules.pk).update(least_buyers=5000)
    reckon()
    page = look(mia, "/value/")
    assert "There is too little history to predict anything" in page
    assert "Buyers: 205 of 5000." in page.replace("5,000", "5000")
    assert "<h2>Trust</h2>" not in page


COUNTS = re.compile(r'href="/customers/\?([^"]+)"[^>]*>(?:<b>)?([\d,]+)(?:</b>|</a>| rising| falling| given)')


@pytest.mark.parametrize("role", ["marketer", "rep"])
def test_every_number_of_customers_opens_just_these(
    reckoned: Reckoning, rita: Member, mia: Member, look: Look, role: str
) -> None:
    viewer = rita if role == "rep" else mia
    counted = COUNTS.findall(look(viewer, "/value/"))
    assert {re.split("=", words)[0] for words, _ in counted} >= {"value_cell", "tier", "stage", "fifths"}
    for words, number in counted:
        found = re.search(r"<p>(\d+) customers?</p>", look(viewer, f"/customers/?{words}"))
        assert found and found[1] == number, words


def test_a_rep_sees_the_figures_of_their_own_book_alone(
    reckoned: Reckoning, shop: Shop, rita: Member, mia: Member, look: Look
) -> None:
    page = look(rita, "/value/")
    assert "your own book" in page
    assert ">50</a>" in page  # of two hundred and eight
    equity = Valuation.objects.current().filter(customer__in=shop.hers).values_list("actual", flat=True)
    assert f"€{sum(equity):,.2f}" in page
    assert f"€{reckoned.figures['base']['equity']:,.2f}" not in page
    assert "The path over time" not in page
    assert f"€{reckoned.figures['base']['equity']:,.2f}" in look(mia, "/value/")


def test_whose_book_is_empty_sees_nobody(reckoned: Reckoning, zoe: Member, look: Look) -> None:
    assert "No customers for you to see here." in look(zoe, "/value/")


@pytest.mark.parametrize("address", ["/value/", "/value/trust/", "/value/flows/", "/value/charts/grid.csv"])
def test_who_may_not_see_value_stays_outside(reckoned: Reckoning, ana: Member, look: Look, address: str) -> None:
    look(ana, address, status=403)


def test_it_asks_as_much_of_the_database_for_many_as_for_few(
    reckoned: Reckoning, rita: Member, mia: Member, visit: Visit, reckon: Ask
) -> None:
    def asked(member: Member) -> int:
        browser = visit(member)
        browser.get("/value/")
        with CaptureQueriesContext(connection) as heard:
            browser.get("/value/")
        return len(heard)

    before = asked(mia), asked(rita)
    crowd("Late", 100, manager=lambda _place: rita)
    reckon()
    assert (asked(mia), asked(rita)) == before
    assert max(before) <= 30


def test_a_reckoning_under_way_is_told_and_the_old_figures_stay(
    reckoned: Reckoning, mia: Member, rita: Member, look: Look
) -> None:
    again = ask_for_reckoning(by=mia)
    page = look(mia, "/value/")
    assert "Being worked out anew" in page
    assert f'data-topic="reckoning-{again.pk}"' in page
    assert f"reckoning {reckoned.pk}" in page
    assert "Work out anew" not in page
    assert "Stop</button>" not in look(rita, "/value/")


def test_one_that_failed_is_told(reckoned: Reckoning, mia: Member, look: Look) -> None:
    failed = {"state": Reckoning.State.FAILED, "problem": "The disk is full.", "finished_at": reckoned.finished_at}
    Reckoning.objects.create(as_of=reckoned.as_of, rules=reckoned.rules, **failed)
    assert "failed: The disk is full." in look(mia, "/value/")


class TestLists:
    def test_they_become_tasks_for_those_who_look_after_the_customers(
        self, reckoned: Reckoning, shop: Shop, sue: Member, rita: Member, visit: Visit, look: Look
    ) -> None:
        assert "Relationships to review" in look(sue, "/value/")
        answer = visit(sue).post("/value/actions/growable/tasks/", follow=True)
        tasks = list(Task.objects.select_related("customer"))
        assert len(tasks) == reckoned.figures["base"]["tiers"][2]
        assert f"{len(tasks)} tasks given." in answer.content.decode()
        assert {task.owner for task in tasks if task.customer.manager_id} == {rita}
        assert {task.owner for task in tasks if not task.customer.manager_id} == {sue}

    def test_given_twice_nobody_has_it_twice(self, reckoned: Reckoning, sue: Member, visit: Visit) -> None:
        browser = visit(sue)
        for _ in range(2):
            answer = browser.post("/value/actions/below_zero/tasks/", follow=True)
        assert Task.objects.count() == 5
        assert "5 customers have it on somebody’s list already." in answer.content.decode()

    def test_a_list_that_is_none_is_not_there(self, sue: Member, visit: Visit) -> None:
        assert visit(sue).post("/value/actions/everybody/tasks/").status_code == 404

    def test_who_may_not_set_tiers_is_not_offered_it(
        self, reckoned: Reckoning, rita: Member, visit: Visit, look: Look
    ) -> None:
        assert "Most growable" in look(rita, "/value/")
        assert "Give as tasks" not in look(rita, "/value/")
        assert visit(rita).post("/value/actions/growable/tasks/").status_code == 403
        assert not Task.objects.exists()


def test_nobody_is_counted_who_was_withdrawn(reckoned: Reckoning, shop: Shop, mia: Member, look: Look) -> None:
    Customer.objects.filter(pk=shop.callers[0].pk).update(withdrawn_at=reckoned.finished_at)
    assert "4 customers" in look(mia, "/customers/?tier=bz")


def test_a_long_list_is_not_counted_to_its_end(
    reckoned: Reckoning, sue: Member, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("value.views.action_lists.COUNTED", 4)
    assert '<span class="faint">4+</span>' in look(sue, "/value/")


def test_who_moved_lately_is_added_up_with_the_reckoning_and_not_for_each_visit(
    reckoned: Reckoning, mia: Member, visit: Visit
) -> None:
    with CaptureQueriesContext(connection) as heard:
        page = visit(mia).get("/value/").content.decode()
    assert not [each for each in heard if "tier.overridden" in each["sql"]]
    assert f"in 30 days {reckoned.figures['moved']['up']} moved up" in page


def test_a_long_list_is_given_so_many_at_a_time(
    reckoned: Reckoning, sue: Member, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("value.views.action_lists.MOST", 3)
    browser, given = visit(sue), []
    for _ in range(3):
        answer = browser.post("/value/actions/below_zero/tasks/", follow=True)
        given.append((Task.objects.count(), "There are more customers on this list" in answer.content.decode()))
    assert given == [(3, True), (5, False), (5, False)]


def test_old_figures_say_that_they_are_old(reckoned: Reckoning, mia: Member, look: Look) -> None:
    assert "nothing has been worked out since" not in look(mia, "/value/")
    Reckoning.objects.filter(pk=reckoned.pk).update(as_of=reckoned.as_of - timedelta(days=3))
    assert "nothing has been worked out since" in look(mia, "/value/")
