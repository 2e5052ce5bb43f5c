"""The columns of figures, all of them or some."""

import numpy as np

from value.models import Reckoning
from value.models.worths import worths_of


def test_a_page_that_needs_few_columns_reads_only_these(reckoned: Reckoning) -> None:
    all_of_them, some = worths_of(reckoned), worths_of(reckoned, only=("tier", "actual"))
    assert list(some) == ["tier", "actual"]
    for name, column in some.items():
        assert np.array_equal(column, all_of_them[name], equal_nan=True)
