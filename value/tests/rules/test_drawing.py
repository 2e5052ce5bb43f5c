import pytest

from value.rules.drawing import bars, line


@pytest.mark.parametrize(
    ("shares", "points"),
    [([0, 0.5, 1], "0.0,10.0 50.0,5.0 100.0,0.0"), ([], ""), ([0.5], "0.0,5.0")],
)
def test_a_curve_runs_from_the_lower_left(shares: list[float], points: str) -> None:
    assert line(shares, width=100, height=10) == points


def test_pairs_stand_side_by_side_to_one_scale() -> None:
    first, second = bars([(1, 2), (4, -3)], width=100, height=40)
    assert (first["height"], first["height2"], first["y"]) == (10, 20, 30)
    assert (second["height"], second["height2"], second["y2"]) == (40, 0, 40)
    assert first["x"] + first["width"] <= first["x2"] < first["x2"] + first["width"] <= 50 < second["x"]


@pytest.mark.parametrize("pairs", [[], [(0, 0)], [(-1, -2)]])
def test_nothing_is_drawn_of_nothing(pairs: list[tuple[float, float]]) -> None:
    assert all(bar["height"] == bar["height2"] == 0 for bar in bars(pairs, width=100, height=40))
