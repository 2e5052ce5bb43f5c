import numpy as np
import pytest

from value.rules.gamma_gamma import GammaGamma
from value.rules.ledger import Known, Ledger
from value.rules.shrunk_spend import ShrunkSpend
from value.rules.spending import SPENDING
from value.tests.rules.cdnow import ENDS, ledger


def known() -> Known:
    return Known.at(ENDS.toordinal(), ledger())


def of_rows(*rows: tuple[int, int, float]) -> Known:
    return Known.at(1000, Ledger.of(*zip(*rows, strict=True)))


@pytest.mark.parametrize("name", ["gamma_gamma", "shrunk_spend"])
def test_the_less_somebody_bought_the_nearer_everybody(name: str) -> None:
    model = SPENDING[name].learnt(known())
    once, often = model.of(of_rows((0, 1, 90.0), *((1, day, 90.0) for day in range(1, 11))))
    everybody = model.of(known()).mean()
    assert everybody < once < often <= 95


def test_returns_are_taken_off_and_may_leave_less_than_nothing() -> None:
    rows = [(who, 1, 100.0) for who in range(300)] + [(who, 2, -500.0 - who) for who in range(30)]
    told = ShrunkSpend.learnt(of_rows(*rows)).of(of_rows(*rows, (999, 1, 0.0)))
    owed, paid, free = told[0], told[100], told[-1]
    assert owed < 0 < free < paid


def test_one_enormous_order_moves_nobody_else() -> None:
    rows = [(who, day, 20.0 + who % 7) for who in range(500) for day in (1, 50)]
    before = ShrunkSpend.learnt(of_rows(*rows)).of(of_rows(*rows))
    after = ShrunkSpend.learnt(of_rows(*rows, (500, 3, 168_469.60))).of(of_rows(*rows))
    ratio = after / before
    assert ratio == pytest.approx(ratio[0], rel=0.01), "all by the same factor, so that the total is right"
    gamma_gamma = GammaGamma.learnt(of_rows(*rows, (500, 3, 168_469.60)))
    assert gamma_gamma.of(of_rows((0, 1, 20.0), (0, 50, 20.0)))[0] < 40


def test_all_past_purchases_together_are_worth_what_was_paid() -> None:
    some = known()
    assert some.purchases @ ShrunkSpend.learnt(some).of(some) == pytest.approx(some.net.sum())


@pytest.mark.parametrize("name", ["gamma_gamma", "shrunk_spend"])
def test_a_small_sample_is_drawn_nowhere_by_a_belief_held_beforehand(name: str) -> None:
    """Ten times the same customers say the same as once: with a prior, however weak, they would not."""
    few = ledger().rows(ledger().customer % 20 == 0).until(ENDS.toordinal())
    tenfold = Ledger.of(
        np.concatenate([few.customer + 1_000_000 * copy for copy in range(10)]),
        np.tile(few.day, 10),
        np.tile(few.bought, 10),
    )
    once, often = Known.at(ENDS.toordinal(), few), Known.at(ENDS.toordinal(), tenfold)
    one, other = SPENDING[name].learnt(once).of(once), SPENDING[name].learnt(often).of(once)
    assert other == pytest.approx(one, rel=0.005)


def test_very_many_means_are_rounded_and_tell_the_same() -> None:
    random = np.random.default_rng(1)
    own = random.gamma(4, 10, 25_000)
    x = random.integers(1, 6, 25_000)
    means = random.gamma(6.0 * x, own / (6 * x)) + 0.01
    rounded, fit = GammaGamma.fitted(x, means)
    assert rounded.log_likelihood(x, means) == pytest.approx(fit.log_likelihood, abs=1)


@pytest.mark.parametrize("name", SPENDING)
def test_nothing_is_learnt_from_nobody(name: str) -> None:
    nobody = Known.at(1, Ledger.of([0], [5], [1.0]))
    with pytest.raises(ValueError, match="learnt|wants"):
        SPENDING[name].learnt(nobody)
