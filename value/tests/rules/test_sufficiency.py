import pytest

from value.rules.sufficiency import Extent


@pytest.mark.parametrize(
    ("extent", "missing"),
    [
        (Extent(500, 180, 3), {}),
        (Extent(499, 180, 3), {"buyers": [499, 500]}),
        (Extent(500, 179, 3), {"days": [179, 180]}),
        (Extent(10_000, 4000, 2), {"most_purchases": [2, 3]}),
        (Extent(0, 0, 0), {"buyers": [0, 500], "days": [0, 180], "most_purchases": [0, 3]}),
    ],
)
def test_what_is_missing_is_said_with_what_is_needed(extent: Extent, missing: dict[str, list[int]]) -> None:
    assert extent.missing(buyers=500, days=180) == missing


def test_a_company_may_ask_for_less() -> None:
    assert Extent(40, 30, 3).missing(buyers=40, days=30) == {}
