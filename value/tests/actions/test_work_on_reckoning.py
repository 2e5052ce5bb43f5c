"""A reckoning from its asking to its end, with everything that may come between."""

import math
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import OperationalError
from django.db.models import Sum
from django.utils import timezone
from psycopg.errors import DeadlockDetected

from customers.models import Event
from staff.models import Member
from value.actions import read_histories, value_customers
from value.actions import work_on_reckoning as work
from value.actions.ask_for_reckoning import ask_for_reckoning
from value.actions.put_into_tier import put_into_tier
from value.actions.reckon_nightly import reckon_nightly
from value.actions.release_tier import release_tier
from value.actions.release_tiers import release_tiers
from value.actions.replay_month import replay_month
from value.actions.set_value_rules import set_value_rules
from value.actions.stop_reckoning import stop_reckoning
from value.actions.work_on_reckoning import work_on_reckoning
from value.events import GAP_EXCEEDED, TIER_CHANGED
from value.models import History, Portfolio, Reckoning, Snapshot, Standing, Tier, Valuation, ValueRules
from value.tests.conftest import Ask, Shop, sell

Step, State = Reckoning.Step, Reckoning.State


def figures_of(reckoning: Reckoning) -> dict[int, tuple[Any, ...]]:
    """What it says of everybody, to the cent."""
    columns = ("customer", "actual", "potential", "alive", "purchases", "score")
    rows = Valuation.objects.filter(reckoning=reckoning).values_list(*columns)
    return {row[0]: tuple(None if number is None else round(number, 2) for number in row[1:]) for row in rows}


def until(step: str) -> Reckoning:
    """A reckoning whose worker comes to this step, and no farther."""
    reckoning = ask_for_reckoning()
    while reckoning.step != step:
        assert work_on_reckoning(reckoning.pk, seconds=0)
        reckoning.refresh_from_db()
    return reckoning


def test_everybody_is_worth_something_afterwards(reckoned: Reckoning, shop: Shop) -> None:
    everybody = len(shop.buyers) + len(shop.callers) + len(shop.strangers)
    valuations = Valuation.objects.current()
    assert valuations.count() == everybody
    assert reckoned.enough
    equity = valuations.aggregate(sum=Sum("actual"))["sum"]
    assert reckoned.figures["base"]["equity"] == pytest.approx(equity)
    assert sum(reckoned.figures["base"]["tiers"]) == everybody
    for valuation in valuations:
        assert valuation.actual == pytest.approx(valuation.margin - valuation.service)
        parts = valuation.growth + valuation.elsewhere + valuation.channel
        assert valuation.potential == pytest.approx(valuation.actual + parts)


def test_who_costs_more_than_they_bring_is_below_zero(reckoned: Reckoning, shop: Shop) -> None:
    for caller in shop.callers:
        assert caller.standing.tier == Tier.BZ
    stranger = Valuation.objects.current().get(customer=shop.strangers[0])
    assert (stranger.alive, stranger.purchases, stranger.actual, stranger.stage) == (None, None, 0, "suspect")


def test_the_most_valuable_are_those_of_the_highest_actual_value(reckoned: Reckoning) -> None:
    best = Valuation.objects.current().order_by("-actual").values_list("customer", flat=True)
    found = set(Standing.objects.filter(tier=Tier.MVC).values_list("pk", flat=True))
    assert found == set(best[: len(found)])
    assert len(found) == pytest.approx(0.05 * best.count(), abs=1)


def test_the_history_says_why_somebody_changed_tiers(reckoned: Reckoning, shop: Shop) -> None:
    event = Event.objects.named(TIER_CHANGED).get(customer=shop.callers[0])
    assert (event.details["before"], event.details["after"]) == ("", Tier.BZ)
    assert len(event.details["reasons"]) == 3
    assert event.details["reasons"][0][0] == "service"


def test_the_same_figures_move_nobody(reckoned: Reckoning, reckon: Ask) -> None:
    moves = Event.objects.named(TIER_CHANGED).count()
    assert figures_of(reckon()) == figures_of(reckoned)
    assert Event.objects.named(TIER_CHANGED).count() == moves


def test_until_the_new_figures_are_whole_the_old_ones_are_shown(reckoned: Reckoning) -> None:
    half_done = until(Step.TIERS)
    assert Valuation.objects.filter(reckoning=half_done).exists()
    assert Reckoning.objects.current() == reckoned
    assert set(Valuation.objects.current().values_list("reckoning", flat=True)) == {reckoned.pk}
    work_on_reckoning(half_done.pk)
    assert Reckoning.objects.current() == half_done


@pytest.mark.parametrize("step", [Step.HISTORIES, Step.VALUING])
def test_another_goes_on_where_one_stopped(reckoned: Reckoning, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_histories, "AT_ONCE", 50)
    monkeypatch.setattr(value_customers, "AT_ONCE", 50)
    reckoning = until(step)
    work_on_reckoning(reckoning.pk, seconds=0)
    work_on_reckoning(reckoning.pk, seconds=0)
    reckoning.refresh_from_db()
    assert reckoning.position > 0
    assert 0 < reckoning.percent < 100
    work_on_reckoning(reckoning.pk)
    assert figures_of(reckoning) == figures_of(reckoned)


def test_there_is_one_reckoning_at_a_time(shop: Shop, sue: Member) -> None:
    first = ask_for_reckoning(by=sue)
    assert ask_for_reckoning() == first
    work_on_reckoning(first.pk)
    assert ask_for_reckoning() != first


def test_one_that_is_stopped_leaves_the_old_figures(reckoned: Reckoning) -> None:
    reckoning = until(Step.VALUING)
    stop_reckoning(reckoning)
    assert not work_on_reckoning(reckoning.pk)
    reckoning.refresh_from_db()
    assert reckoning.state == State.STOPPED
    assert Reckoning.objects.current() == reckoned


def test_one_that_fails_says_so_and_leaves_the_old_figures(reckoned: Reckoning) -> None:
    reckoning = until(Step.VALUING)
    Reckoning.objects.filter(pk=reckoning.pk).update(forecast={})
    assert not work_on_reckoning(reckoning.pk)
    reckoning.refresh_from_db()
    assert reckoning.state == State.FAILED
    assert "unexpected" in reckoning.problem
    assert Reckoning.objects.current() == reckoned


def test_too_little_history_predicts_nothing(shop: Shop, reckon: Ask) -> None:
    ValueRules.objects.create(least_buyers=5000)
    reckoning = reckon()
    assert not reckoning.enough
    assert reckoning.shortage == {"buyers": [205, 5000]}
    assert not Valuation.objects.current().exclude(alive=None).exists()
    best = Valuation.objects.current().order_by("-score").first()
    assert best is not None
    richest = max(History.objects.all(), key=lambda history: history.bought - history.returned)
    assert best.customer_id == richest.pk


def test_nobody_at_all_is_no_trouble(reckon: Ask) -> None:
    assert reckon().figures["base"]["customers"] == 0


def test_it_is_done_once_a_night(shop: Shop) -> None:
    reckon_nightly()
    reckoning = Reckoning.objects.get()
    work_on_reckoning(reckoning.pk)
    reckon_nightly()
    assert Reckoning.objects.count() == 1
    Reckoning.objects.update(asked_at=timezone.now() - timedelta(days=1))
    reckon_nightly()
    assert Reckoning.objects.count() == 2


def test_a_company_without_customers_is_left_alone(db: None) -> None:
    reckon_nightly()
    assert not Reckoning.objects.exists()


def test_a_tier_given_by_hand_stays_until_its_time_is_over(
    reckoned: Reckoning, shop: Shop, sue: Member, reckon: Ask
) -> None:
    caller = shop.callers[0]
    put_into_tier(Tier.MVC, caller, reason="Opens three shops", until=timezone.now() + timedelta(days=30), by=sue)
    reckon()
    standing = Standing.objects.get(customer=caller)
    assert (standing.effective, standing.tier) == (Tier.MVC, Tier.BZ)
    release_tiers()
    Standing.objects.filter(customer=caller).update(by_hand_until=timezone.now())
    release_tiers()
    standing.refresh_from_db()
    assert standing.effective == Tier.BZ
    told = caller.events.filter(name__startswith="tier.").order_by("id").values_list("name", "details__after")
    assert list(told) == [("tier.changed", "bz"), ("tier.overridden", "mvc"), ("tier.released", "bz")]


def test_who_stays_away_longer_than_usual_is_told_of_once(reckoned: Reckoning, shop: Shop, reckon: Ask) -> None:
    usual = math.ceil(reckoned.figures["gaps"][0])
    away = shop.strangers[0]
    sell([(away, usual, Decimal(20), "Tea")])
    Reckoning.objects.filter(pk=reckoned.pk).update(as_of=reckoned.as_of - timedelta(days=1))
    for _night in range(2):
        reckon()
        event = away.events.get(name=GAP_EXCEEDED.name)
        assert (event.details["step"], event.details["days"]) == (1, usual)


def test_portfolios_add_up_to_the_whole(reckoned: Reckoning, rita: Member) -> None:
    portfolios = Portfolio.objects.all()
    assert {portfolio.manager for portfolio in portfolios} == {rita, None}
    whole = sum(float(portfolio.equity) for portfolio in portfolios)
    assert whole == pytest.approx(reckoned.figures["base"]["equity"], abs=0.02)
    assert float(Snapshot.objects.get().equity) == pytest.approx(whole, abs=0.02)


def kept() -> list[Any]:
    rows = Portfolio.objects.order_by("manager").values_list("manager", "day", "customers", "equity", "cash_flow")
    return [*rows, *Snapshot.objects.values_list("day", "equity", "gini")]


def test_a_day_can_be_played_again_from_the_log(reckoned: Reckoning) -> None:
    before, lines, figures = kept(), Event.objects.count(), figures_of(reckoned)
    replay_month(reckoned.as_of)
    assert kept() == before
    assert Event.objects.count() == lines
    assert Reckoning.objects.current() == reckoned
    assert figures_of(reckoned) == figures


def test_a_day_in_the_past_knows_nothing_of_today(reckoned: Reckoning, shop: Shop) -> None:
    histories = list(History.objects.order_by("pk").values_list())
    then = reckoned.as_of - timedelta(days=200)
    replay_month(then)
    portfolio = Portfolio.objects.get(day=then, manager=None)
    assert portfolio.equity != Portfolio.objects.get(day=reckoned.as_of, manager=None).equity
    assert list(History.objects.order_by("pk").values_list()) == histories


def test_what_changed_is_told_once_though_the_worker_dies_before_the_next_step(
    reckoned: Reckoning, shop: Shop, reckon: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = shop.strangers[0]
    sell([(away, math.ceil(reckoned.figures["gaps"][0]), Decimal(20), "Tea")])
    Reckoning.objects.filter(pk=reckoned.pk).update(as_of=reckoned.as_of - timedelta(days=1))
    reckoning = until(Step.CHANGES)
    with monkeypatch.context() as killed:
        killed.setattr(work, "go_on_to_next", dies)
        with pytest.raises(KeyboardInterrupt):
            work_on_reckoning(reckoning.pk)
    assert away.events.filter(name=GAP_EXCEEDED.name).count() == 1
    work_on_reckoning(reckoning.pk)
    assert away.events.filter(name=GAP_EXCEEDED.name).count() == 1
    assert Reckoning.objects.current() == reckoning


def dies(*_args: object) -> bool:
    raise KeyboardInterrupt


def test_once_tiers_are_changed_it_is_finished_so_that_tiers_and_figures_belong_together(reckoned: Reckoning) -> None:
    reckoning = until(Step.NEEDS)
    stop_reckoning(reckoning)
    work_on_reckoning(reckoning.pk)
    assert Reckoning.objects.current() == reckoning


def test_two_who_wrote_the_same_rows_try_again(reckoned: Reckoning, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def collide(reckoning: Reckoning) -> bool:
        tries.append(reckoning.pk)
        if len(tries) < 3:
            raise OperationalError from DeadlockDetected()
        return False

    monkeypatch.setitem(work.STEPS, Step.HISTORIES, collide)
    reckoning = ask_for_reckoning()
    assert not work_on_reckoning(reckoning.pk)
    assert len(tries) == 3
    assert Reckoning.objects.current() == reckoning


def test_rules_set_while_one_is_under_way_have_it_done_again(reckoned: Reckoning, sue: Member) -> None:
    under_way = ask_for_reckoning()
    wanted = ValueRules(least_buyers=10)
    set_value_rules(wanted, by=sue)
    reckon_nightly()
    work_on_reckoning(under_way.pk)
    reckon_nightly()
    again = Reckoning.objects.under_way().get()
    assert again.rules == ValueRules.objects.in_force() != under_way.rules
    work_on_reckoning(again.pk)
    reckon_nightly()
    assert not Reckoning.objects.under_way().exists()


def test_what_the_figures_say_meanwhile_is_not_undone_by_hand(
    reckoned: Reckoning, shop: Shop, sue: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reads the standing, the reckoning writes another tier, and only then they save."""
    caller = shop.callers[0]
    save = Standing.save

    def late(standing: Standing, **how: Any) -> None:
        Standing.objects.filter(pk=standing.pk).update(tier=Tier.MGC)
        save(standing, **how)

    monkeypatch.setattr(Standing, "save", late)
    put_into_tier(Tier.MVC, caller, reason="Opens three shops", until=timezone.now() + timedelta(days=30), by=sue)
    assert Standing.objects.get(customer=caller).tier == Tier.MGC
    release_tier(caller, by=sue)
    assert Standing.objects.get(customer=caller).tier == Tier.MGC


def test_a_tier_given_again_in_the_last_moment_is_not_released(reckoned: Reckoning, shop: Shop, sue: Member) -> None:
    caller, now = shop.callers[0], timezone.now()
    put_into_tier(Tier.MVC, caller, reason="Opens three shops", until=now + timedelta(days=30), by=sue)
    assert release_tier(caller, at=now) is None
    assert Standing.objects.get(customer=caller).effective == Tier.MVC
