import pytest

from value.rules.reasons import Reason, good, reasons
from value.rules.tiers import BZ, LOW, MGC, MVC

USUAL = {"purchases": 3.0, "spend": 40.0, "margin_rate": 0.3, "alive": 0.5, "service": 5.0, "growth": 20.0}
LIKE_ALL = {"purchases": 3.0, "spend": 40.0, "margin_rate": 0.3, "alive": 0.5, "service": 5.0}


def facts(tier: str, **own: float | None) -> list[str]:
    return [each.fact for each in reasons(LIKE_ALL | own, USUAL, tier)]


@pytest.mark.parametrize(
    ("tier", "own", "told"),
    [
        (MVC, {"purchases": 12.0, "spend": 80.0, "margin_rate": 0.4}, ["purchases", "spend", "margin_rate"]),
        (MVC, {"purchases": 12.0, "service": 0.5}, ["service", "purchases"]),  # costing little counts for them
        (BZ, {"service": 90.0, "purchases": 0.3}, ["service", "purchases"]),
        (MGC, {"growth": 10.0, "channel": 4.0, "purchases": 9.0}, ["growth", "channel", "purchases"]),
        (MGC, {"elsewhere": 30.0, "growth": 10.0, "channel": 4.0}, ["elsewhere", "growth", "channel"]),
        (LOW, {"purchases": 0.2, "spend": 60.0}, ["purchases", "spend"]),  # whatever is most unusual
    ],
)
def test_the_facts_that_speak_loudest_come_first(tier: str, own: dict[str, float], told: list[str]) -> None:
    assert facts(tier, **own)[: len(told)] == told


@pytest.mark.parametrize("tier", [MVC, MGC, LOW, BZ])
def test_there_are_three_at_most(tier: str) -> None:
    assert len(facts(tier, growth=5.0, elsewhere=6.0, channel=7.0, purchases=9.0)) == 3


def test_what_is_unknown_is_no_reason() -> None:
    unknown = dict.fromkeys(("purchases", "spend", "alive"))
    assert facts(LOW, **unknown) == ["margin_rate", "service"]
    assert reasons({}, {}, MVC) == []


def test_what_could_be_won_is_a_reason_only_where_there_is_something() -> None:
    assert "growth" not in facts(MGC, growth=0.0)


def test_who_buys_nothing_at_all_is_not_endlessly_far_from_the_mean() -> None:
    assert good(Reason("purchases", 0.0, 3.0)) == -4.0
    assert good(Reason("margin_rate", -0.2, 0.3)) == -4.0
    assert good(Reason("purchases", 3e9, 3.0)) == 4.0
    assert good(Reason("service", 0.0, 5.0)) == 4.0


def test_where_nothing_is_usual_nothing_is_unusual() -> None:
    assert good(Reason("spend", 50.0, 0.0)) == 0.0
