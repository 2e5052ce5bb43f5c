"""A reckoning whose worker is killed goes on where it was, and comes to the same."""

import time

import pytest

from crm.tests.processes import manage
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.models import Reckoning, Valuation
from value.tests.conftest import Ask, Shop

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WORKER = """
from value.actions import read_histories, value_customers, work_on_reckoning
read_histories.AT_ONCE = value_customers.AT_ONCE = 4
work_on_reckoning.work_on_reckoning({pk})
"""


def kill_a_worker_at(step: str, reckoning: Reckoning) -> None:
    """Have another process work in small pieces, and kill it in the middle of this step."""
    process = manage("shell", "-v", 0, "-c", WORKER.format(pk=reckoning.pk))
    until = time.monotonic() + 120
    while not (reckoning.step == step and reckoning.position):
        assert time.monotonic() < until
        assert process.poll() is None, process.communicate()
        reckoning.refresh_from_db()
    process.kill()
    process.communicate()
    reckoning.refresh_from_db()


def figures(reckoning: Reckoning) -> list[tuple[object, ...]]:
    columns = ("customer", "actual", "potential", "alive", "score", "stage")
    return list(Valuation.objects.filter(reckoning=reckoning).order_by("customer").values_list(*columns))


def test_whoever_takes_over_comes_to_the_same(shop: Shop, reckon: Ask) -> None:
    whole = figures(reckon())
    reckoning = ask_for_reckoning()
    for step in (Reckoning.Step.HISTORIES, Reckoning.Step.VALUING):
        kill_a_worker_at(step, reckoning)
        assert (reckoning.state, reckoning.step) == (Reckoning.State.RUNNING, step)
        assert list(Reckoning.objects.left_alone()) == [reckoning]
    assert not work_on_reckoning(reckoning.pk)
    assert figures(reckoning) == whole
    assert Reckoning.objects.current() == reckoning
