from typing import Any

import numpy as np
import pytest

from value.rules.valuing import Figures, Terms, value
from value.rules.worth import Outlook

nan = float("nan")
TODAY = 1000
TERMS = Terms(Outlook(365, 0.10), 0.3, 0.5, [60.0], [800.0, 850, 900, 950], [1.0, 2, 3, 4])
DISCOUNT = TERMS.outlook.discount
LOYAL = {
    "purchases": 6, "last": 980, "bought": 600, "returned": 0, "margin": 300, "costed": 600, "contacts": 4, "cost": 10,
    "dearest": 8, "cheaper": 2, "age": 365, "referred": 0, "share": nan, "alive_before": 0.5,
}  # fmt: skip
STRANGER = dict.fromkeys(LOYAL, nan) | {"age": 10.0}
EXPECTED = {"alive": 0.8, "purchases": 3.0, "spend": 100.0, "revenue": 300.0, "next_days": 90.0, "score": 7.0}
UNHEARD_OF = dict.fromkeys(EXPECTED, nan)


def column(number: Any) -> np.ndarray:
    return np.array([number], dtype=float)


def worth(known: dict[str, float], expected: dict[str, float] | None, growth: float = 0) -> dict[str, Any]:
    said: Figures | None = expected and {name: column(number) for name, number in expected.items()}
    figures = value({name: column(number) for name, number in known.items()}, said, column(growth), TODAY, TERMS)
    return {name: figure.tolist()[0] for name, figure in figures.items()}


def test_actual_value_is_the_margin_to_come_less_what_serving_will_cost() -> None:
    loyal = worth(LOYAL, EXPECTED)
    assert loyal["margin"] == pytest.approx(150 * DISCOUNT)
    assert loyal["service"] == pytest.approx(10 * 0.8 * DISCOUNT)
    assert loyal["actual"] == pytest.approx(loyal["margin"] - loyal["service"])


def test_potential_value_adds_its_parts() -> None:
    loyal = worth(LOYAL | {"share": 50}, EXPECTED, growth=40)
    assert loyal["growth"] == pytest.approx(40 * 0.8 * 0.5 * DISCOUNT)
    assert loyal["elsewhere"] == pytest.approx(loyal["margin"])
    assert loyal["channel"] == pytest.approx(loyal["service"] * 0.6 * 0.5)
    parts = loyal["growth"] + loyal["elsewhere"] + loyal["channel"]
    assert loyal["potential"] == pytest.approx(loyal["actual"] + parts)


def test_without_predictions_value_is_what_they_brought_in() -> None:
    loyal = worth(LOYAL | {"returned": 100}, None)
    assert loyal["actual"] == pytest.approx(500 * 0.5 - 10)
    assert loyal["score"] == 500
    assert np.isnan([loyal[name] for name in ("alive", "purchases", "spend", "revenue", "next_days")]).all()
    assert loyal["trend"] == 0


@pytest.mark.parametrize("expected", [UNHEARD_OF, None])
def test_of_somebody_who_did_nothing_there_is_nothing(expected: dict[str, float] | None) -> None:
    stranger = worth(STRANGER, expected, growth=40)
    assert [
        stranger[part] for part in ("margin", "service", "actual", "growth", "elsewhere", "channel", "potential")
    ] == [0] * 7
    assert (stranger["stage"], stranger["trend"]) == ("suspect", 0)
    assert (stranger["recency_fifth"], stranger["frequency_fifth"]) == (0, 0)


def test_who_only_calls_is_below_zero() -> None:
    caller = worth(STRANGER | {"contacts": 9, "cost": 36.5, "age": 365}, UNHEARD_OF)
    assert caller["actual"] == pytest.approx(-36.5 * DISCOUNT)
    assert caller["stage"] == "prospect"


def test_who_never_bought_stands_behind_everybody_who_did() -> None:
    assert worth(STRANGER, UNHEARD_OF)["score"] < worth(LOYAL, EXPECTED | {"score": 0.0})["score"]


def test_nobody_gains_by_selling_more_at_a_loss() -> None:
    assert worth(LOYAL | {"margin": -60}, EXPECTED, growth=40)["growth"] == 0


def test_fifths_stage_and_trend_are_told_beside_it() -> None:
    loyal = worth(LOYAL, EXPECTED)
    assert (loyal["recency_fifth"], loyal["frequency_fifth"]) == (5, 5)
    assert (loyal["stage"], loyal["trend"]) == ("partner", 1)
