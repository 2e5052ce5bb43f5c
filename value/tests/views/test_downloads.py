import csv
from collections.abc import Callable

import pytest
from django.test import Client

from staff.models import Member
from value.models import Reckoning
from value.tests.conftest import Shop
from value.tests.views.conftest import Look
from value.views.downloads import CHARTS

type Visit = Callable[[Member], Client]


def rows(browser: Client, chart: str) -> list[list[str]]:
    answer = browser.get(f"/value/charts/{chart}.csv")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert chart in answer.headers["Content-Disposition"]
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_its_table(reckoned: Reckoning, mia: Member, visit: Visit, chart: str) -> None:
    heading, *rest = rows(visit(mia), chart)
    assert rest
    assert {len(row) for row in rest} == {len(heading)}


@pytest.mark.parametrize("chart", ["grid", "stages", "tiers"])
def test_everybody_is_counted_once(
    reckoned: Reckoning, shop: Shop, mia: Member, rita: Member, visit: Visit, chart: str
) -> None:
    for member, customers in ((mia, 208), (rita, 50)):
        assert sum(int(row[-1]) for row in rows(visit(member), chart)[1:]) == customers


def test_one_s_own_book_has_no_path_of_the_whole(reckoned: Reckoning, rita: Member, visit: Visit) -> None:
    assert len(rows(visit(rita), "path")) == 1
    assert {row[0] for row in rows(visit(rita), "returns")[1:]} == {"Rita"}


def test_a_name_is_no_formula(reckoned: Reckoning, rita: Member, mia: Member, visit: Visit) -> None:
    Member.objects.filter(pk=rita.pk).update(name="=1+1")
    assert {row[0] for row in rows(visit(mia), "returns")[1:]} == {"", "'=1+1"}


def test_a_figure_below_zero_stays_a_number(reckoned: Reckoning, mia: Member, visit: Visit) -> None:
    cash = [row[4] for row in rows(visit(mia), "returns")[1:]]
    assert [float(figure) for figure in cash]


@pytest.mark.parametrize("chart", ["nothing", "base"])
def test_what_is_no_chart_is_not_there(reckoned: Reckoning, mia: Member, look: Look, chart: str) -> None:
    look(mia, f"/value/charts/{chart}.csv", status=404)


def test_before_the_first_reckoning_there_is_none(mia: Member, look: Look) -> None:
    look(mia, "/value/charts/grid.csv", status=404)
