import numpy as np
import pytest

from value.rules.backtest import Backtest
from value.rules.candidates import FROM_THE_SIMPLEST, MODELS, USUAL
from value.rules.choice import Choice, simplest_of_the_best
from value.rules.judging import lead
from value.rules.ledger import Ledger
from value.tests.rules.cdnow import ENDS, backtest, ledger


def test_every_candidate_is_judged() -> None:
    assert tuple(backtest().trial.verdicts) == FROM_THE_SIMPLEST


def test_the_chosen_finds_as_many_as_the_best_single_one() -> None:
    found = {name: verdict.capture20 for name, verdict in backtest().trial.verdicts.items()}
    assert found[backtest().choice.ranking] >= max(found.values()) - 0.005


def test_the_chosen_amounts_come_within_a_tenth_of_what_was_paid() -> None:
    assert backtest().amounts.total_ratio == pytest.approx(1, abs=0.1)
    plain = backtest().trial.verdicts[backtest().choice.amounts].total_ratio
    assert plain < 0.9, "which they would not have without what the past taught"


def test_that_a_rule_of_thumb_does_as_well_is_said() -> None:
    """Models and RFM differ by less than chance on a sample of this size."""
    assert "rfm" in backtest().no_better_than
    assert "past_revenue" not in backtest().no_better_than


def test_the_choice_does_not_look_at_the_period_that_is_reported() -> None:
    """Whatever happens after the end of calibration, the choice is the same."""
    day = ENDS.toordinal()
    turned = Ledger(ledger().customer, ledger().day, np.where(ledger().day > day, 9999.0, ledger().bought),
                    ledger().returned, ledger().purchase)  # fmt: skip
    assert Choice.made(turned, day=day, days=273) == backtest().choice
    assert max(backtest().choice.cut_offs) < day


def test_of_equals_the_simplest_is_taken() -> None:
    assert simplest_of_the_best({"past_revenue": 0.5, "bg_nbd": 0.5015, "average": 0.5010}) == "past_revenue"
    assert simplest_of_the_best({"past_revenue": 0.5, "bg_nbd": 0.5215, "average": 0.5210}) == "bg_nbd"


def test_a_lead_is_as_sure_as_there_are_customers_to_tell() -> None:
    random = np.random.default_rng(3)

    def between(customers: int) -> tuple[float, float]:
        true = random.random(customers)
        one, other = (true + random.normal(0, noise, customers) for noise in (0.3, 0.5))
        found = lead(one, other, true)
        return found.difference, found.error

    few, many = between(200), between(20_000)
    assert many[1] < few[1] / 5
    assert many[0] > 2 * many[1]
    same = np.arange(50.0)
    assert not lead(same, same, same).is_real


def test_too_short_a_past_chooses_nothing_and_says_so() -> None:
    few = Ledger.of([0, 1, 2, 0, 1], [1, 3, 5, 40, 50], [10.0, 20, 30, 10, 20])
    choice = Choice.made(few, day=30, days=20)
    assert (choice.ranking, choice.amounts, choice.factor, choice.cut_offs) == ("past_revenue", USUAL, 1.0, ())
    assert Backtest.of(few, day=30, days=20).amounts.mae is not None


def test_where_nobody_drops_out_all_models_go_on_and_say_so() -> None:
    """As on the files of a wholesaler: the likelihood rises without end, and the naive climb fails."""
    random = np.random.default_rng(5)
    rows = []
    for who in range(400):
        days = random.integers(0, 30) + np.cumsum(random.exponential(random.gamma(3, 8), 60))
        rows += [(who, int(day), random.gamma(2, 100)) for day in days if day < 365]
    tried = Backtest.of(Ledger.of(*zip(*rows, strict=True)), day=240, days=120)
    assert any("met a bound" in note for note in tried.trial.lesson.notes)
    assert set(MODELS) <= set(tried.trial.verdicts)
    assert tried.amounts.total_ratio == pytest.approx(1, abs=0.2)
