from math import log

import pytest

from value.rules.needs import coverage, diversity, written


@pytest.mark.parametrize(
    ("counts", "known", "customers", "right"),
    [
        ([50, 50], 100, 100, 1.0),
        ([100, 0], 100, 100, 0.0),
        ([30, 30, 30], 60, 100, 1.0),
        ([75, 25], 100, 100, -(0.75 * log(0.75) + 0.25 * log(0.25)) / log(2)),
        # As many groups as there are count, also those nobody belongs to.
        ([50, 50, 0], 100, 100, log(2) / log(3)),
        # Just enough is known, and just too little.
        ([15, 15], 30, 100, 1.0),
        ([15, 14], 29, 100, None),
        ([100], 100, 100, None),
        ([0, 0], 100, 100, None),
        ([], 0, 0, None),
    ],
)
def test_diversity_is_the_entropy_of_the_groups_or_unknown(
    counts: list[int], known: int, customers: int, right: float | None
) -> None:
    assert diversity(counts, known=known, customers=customers) == (right if right is None else pytest.approx(right))


@pytest.mark.parametrize(("known", "customers", "right"), [(0, 0, 0), (0, 5, 0), (2, 8, 0.25)])
def test_coverage_is_the_share_with_a_known_need(known: int, customers: int, right: float) -> None:
    assert coverage(known, customers) == right


@pytest.mark.parametrize(
    ("answer", "right"), [("Jazz", "Jazz"), (True, "true"), (False, "false"), (12, "12"), (1234567.5, "1234567.5")]
)
def test_an_answer_is_written_as_postgresql_writes_it(answer: object, right: str) -> None:
    assert written(answer) == right
