import pytest

from value.rules.return_on_customer import return_on_customer


@pytest.mark.parametrize(
    ("cash", "before", "after", "returned"),
    [
        (10, 100, 100, 0.10),
        (10, 100, 90, 0.0),  # what came in was taken from the future
        (0, 100, 80, -0.2),
        (-5, 100, 130, 0.25),  # a month of spending that will pay
        (10, 0, 50, None),
        (10, -20, 50, None),
    ],
)
def test_the_return_counts_the_cash_and_what_customers_have_become_worth(
    cash: float, before: float, after: float, returned: float | None
) -> None:
    found = return_on_customer(cash, before, after)
    assert found == (None if returned is None else pytest.approx(returned))
