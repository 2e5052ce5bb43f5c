import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from staff.models import Member
from value.forms.rules import RulesForm
from value.models import Reckoning, Standing, ValueRules
from value.tests.conftest import Ask, Shop
from value.tests.views.conftest import Look

type Visit = Callable[[Member], Client]
RULES = "/value/rules/"


def given(rules: ValueRules, **changed: Any) -> dict[str, Any]:
    """The form as a browser would send it."""
    form = RulesForm(None, instance=rules)
    told = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (told | changed).items() if value is not None}


def effect(page: str) -> dict[str, tuple[int, ...]]:
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>((?:<td class="number">\d+</td>)+)</tr>', page)
    return {tier: tuple(map(int, re.findall(r">(\d+)<", numbers))) for tier, numbers in rows}


def test_they_are_asked_in_percent_under_headings(rules: ValueRules, mia: Member, look: Look) -> None:
    page = look(mia, RULES)
    assert re.findall(r"<legend>([^<]+)</legend>", page) == [
        "Most valuable", "Most growable", "Below zero", "Money to come", "What could be added",
        "Before anything is predicted",
    ]  # fmt: skip
    assert re.search(r'name="mvc_enter" value="5"', page)


def test_the_effect_is_told_before_anything_is_kept_and_is_just_what_comes(
    shop: Shop, rules: ValueRules, reckon: Ask, mia: Member, visit: Visit
) -> None:
    reckon()
    wanted = given(rules, mvc_enter="15", mvc_leave="20", mgc_enter="2", mgc_leave="3", bz_enter="30")
    answer = visit(mia).post(RULES, wanted | {"look": "1"}, headers={"HX-Request": "true"})
    told = effect(answer.content.decode())
    assert ValueRules.objects.count() == 1
    before = {standing.customer_id: standing.tier for standing in Standing.objects.all()}

    visit(mia).post(RULES, wanted)
    assert ValueRules.objects.in_force().set_by == mia
    reckon()
    for code, label in (("mvc", "Most valuable"), ("mgc", "Most growable"), ("bz", "Review relationship")):
        now = set(Standing.objects.filter(tier=code).values_list("customer", flat=True))
        had = {customer for customer, tier in before.items() if tier == code}
        assert told[label] == (len(had), len(now), len(now - had), len(had - now))
    assert told["Most valuable"][2] > 0
    assert told["Most growable"][3] > 0


def test_looking_without_script_shows_the_whole_page(
    reckoned: Reckoning, rules: ValueRules, mia: Member, visit: Visit
) -> None:
    page = visit(mia).post(RULES, given(rules) | {"look": "1"}).content.decode()
    assert "<html" in page
    assert effect(page)["Most valuable"][2:] == (0, 0)


def test_before_the_first_reckoning_there_is_nothing_to_compare(rules: ValueRules, mia: Member, visit: Visit) -> None:
    page = visit(mia).post(RULES, given(rules) | {"look": "1"}).content.decode()
    assert "nothing can be compared" in page


def test_what_is_kept_is_worked_out(rules: ValueRules, mia: Member, visit: Visit) -> None:
    answer = visit(mia).post(RULES, given(rules, usual_margin="42.5", rates='{"gbp": 1.17}'))
    assert answer.headers["Location"] == "/value/"
    kept = ValueRules.objects.in_force()
    assert (float(kept.usual_margin), kept.rates, kept.set_by) == (0.425, {"GBP": 1.17}, mia)
    assert Reckoning.objects.get().rules == kept
    assert ValueRules.objects.count() == 2  # the old ones stay


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("mvc_leave", "3", "Leaving must be as far as entering, or farther."),
        ("mgc_enter", "101", "less than or equal to 100"),
        ("mvc_enter", "", "required"),
        ("horizon_days", "7", "greater than or equal to 30"),
        ("bz_enter", "-1", "greater than or equal to 0"),
        ("rates", '{"GBP": -1}', "Write each currency with its rate"),
        ("rates", '{"GBP": Infinity}', "Write each currency with its rate"),
        ("rates", '{"GBP": 1e300}', "Write each currency with its rate"),
        ("rates", '{"pounds": 2}', "Write each currency with its rate"),
        ("rates", "[1]", "Write each currency with its rate"),
        ("rates", "GBP 1", "valid JSON"),
        ("cheap_channel", "pigeon", "not one of the available choices"),
    ],
)
@pytest.mark.parametrize("act", ["keep", "look"])
def test_what_cannot_be_is_said_and_nothing_is_changed(
    rules: ValueRules, mia: Member, visit: Visit, act: str, field: str, value: str, words: str
) -> None:
    sent = given(rules, **{field: value}, least_days="77") | ({"look": "1"} if act == "look" else {})
    answer = visit(mia).post(RULES, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert 'value="77"' in page
    assert ValueRules.objects.count() == 1
    assert not Reckoning.objects.exists()


def test_who_does_not_rule_does_not_see_them(sue: Member, rules: ValueRules, visit: Visit, look: Look) -> None:
    look(sue, RULES, status=403)
    assert visit(sue).post(RULES, given(rules)).status_code == 403
    assert ValueRules.objects.count() == 1
