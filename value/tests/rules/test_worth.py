import numpy as np
import pytest

from value.rules.worth import (
    Outlook,
    expected_margin,
    expected_service,
    margin_rates,
    saved_by_channel,
    won_from_others,
)

YEAR = Outlook(365, 0.10)
nan = float("nan")


def column(*numbers: float) -> np.ndarray:
    return np.array(numbers, dtype=float)


@pytest.mark.parametrize(("days", "rate"), [(365, 0.10), (30, 0.10), (730, 0.05), (365, 1.0)])
def test_the_discount_is_that_of_money_coming_day_by_day(days: int, rate: float) -> None:
    by_days = np.mean((1 + rate) ** -((np.arange(days) + 0.5) / 365))
    assert Outlook(days, rate).discount == pytest.approx(by_days, abs=1e-6)


def test_who_does_not_mind_waiting_takes_nothing_off() -> None:
    assert Outlook(365, 0.0).discount == 1.0


@pytest.mark.parametrize(
    ("margin", "costed", "net", "rate"),
    [
        (50, 100, 100, 0.5),  # everything is known
        (0, 0, 100, 0.3),  # nothing is known
        (50, 50, 100, 0.65),  # half is known, and nothing was to be paid for it; the rest is as usual
        (25, 50, 100, 0.4),
        (0, 0, 0, 0.3),  # never bought
        (-500, 100, 100, -1.0),  # sold far below cost: not worse than everything lost
        (50, 100, -20, 0.3),  # more came back than was ever paid
    ],
)
def test_what_stays_of_a_sale_is_as_known_and_as_usual_for_the_rest(
    margin: float, costed: float, net: float, rate: float
) -> None:
    [found] = margin_rates(column(margin), column(costed), column(net), 0.3)
    assert found == pytest.approx(rate)


def test_the_margin_to_come_is_what_stays_of_the_revenue_to_come() -> None:
    assert expected_margin(column(100, 0), column(0.5, 0.5), YEAR) == pytest.approx([50 * YEAR.discount, 0])


def test_serving_goes_on_as_in_the_last_year_for_those_who_stay() -> None:
    cost, age, alive = column(36.5, 36.5, 36.5, 10), column(365, 2000, 365, 100), column(1, 1, 0.5, 1)
    expected = column(36.5, 36.5, 18.25, 36.5) * YEAR.discount
    assert expected_service(cost, age, alive, YEAR) == pytest.approx(expected)


def test_one_call_on_the_first_day_is_not_a_call_every_day() -> None:
    [cost] = expected_service(column(3), column(0), column(1), YEAR)
    assert cost == pytest.approx(3 / 30 * 365 * YEAR.discount)


@pytest.mark.parametrize(
    ("margin", "share", "won"),
    [
        (100, 50, 100),  # as much again is bought elsewhere
        (100, 100, 0),
        (100, 80, 25),
        (100, 1, 300),  # a hundredth says little: three times at most
        (100, 0, 0),
        (100, nan, 0),
        (100, 250, 0),  # somebody mistyped
        (-40, 50, 0),  # nobody wants more of a loss
    ],
)
def test_what_is_bought_from_others_could_be_won(margin: float, share: float, won: float) -> None:
    assert won_from_others(column(margin), column(share)) == pytest.approx([won])


@pytest.mark.parametrize(
    ("service", "cost", "dearest", "cheaper", "saved"),
    [
        (20, 10, 8, 2, 6),  # 6 of 10 would be saved, half of the contacts move: 20 x 0.6 x 0.5
        (20, 10, 8, nan, 0),  # there is no cheaper one
        (20, 10, 2, 8, 0),  # it would cost more
        (0, 0, 0, 0, 0),  # no contacts
    ],
)
def test_a_cheaper_channel_saves_what_it_costs_less(
    service: float, cost: float, dearest: float, cheaper: float, saved: float
) -> None:
    found = saved_by_channel(column(service), column(cost), column(dearest), column(cheaper), 0.5)
    assert found == pytest.approx([saved])
