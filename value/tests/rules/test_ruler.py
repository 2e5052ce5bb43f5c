import numpy as np
import pytest

from value.rules.ruler import Ruler
from value.rules.simple_rankings import quintiles


def test_places_run_from_0_to_1_whoever_is_asked_about() -> None:
    ruler = Ruler.of(np.arange(5000.0))
    assert ruler.place(np.array([2500.0]))[0] == pytest.approx(0.5, abs=0.001)
    assert ruler.place(np.array([-9.0, 9999])).tolist() == [pytest.approx(0, abs=0.001), pytest.approx(1, abs=0.001)]


def test_equals_share_the_middle_of_their_places() -> None:
    assert Ruler.of(np.array([1.0, 1, 1, 5])).place(np.array([1.0, 5])).tolist() == [0.375, 0.875]


@pytest.mark.parametrize(
    "figures", [np.arange(10.0), np.array([1.0, 1, 1, 1, 9]), np.array([3.0, 1, 2, 2, 2, 7, 8, 8])]
)
def test_fifths_are_the_quintiles_of_everybody(figures: np.ndarray) -> None:
    assert Ruler.of(figures).fifth(figures).tolist() == quintiles(figures).tolist()


def test_nobody_rules_nothing() -> None:
    with pytest.raises(ValueError, match="Nobody"):
        Ruler.of(np.array([]))
