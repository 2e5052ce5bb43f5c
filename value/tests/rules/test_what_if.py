import pytest

from value.rules.tiers import LOW, MGC, MVC, Borders
from value.rules.what_if import Guess, what_if
from value.rules.worth import Outlook

YEAR = Outlook(365, 0.0)
BORDERS = Borders(mvc_enter=100, mvc_leave=80, mgc_enter=50, mgc_leave=40, bz_enter=-1, bz_leave=1)


def supposed(
    purchases: float, *, unrealised: float = 0, tier: str = LOW, factor: float = 1
) -> tuple[float, float, str]:
    guess = Guess(purchases, spend=20, margin_rate=0.5, service=5, unrealised=unrealised, factor=factor)
    outcome = what_if(guess, tier=tier, outlook=YEAR, borders=BORDERS)
    return outcome.actual, outcome.potential, outcome.tier


@pytest.mark.parametrize(
    ("purchases", "tier", "then"), [(2, LOW, LOW), (11, LOW, MVC), (9, LOW, LOW), (9, MVC, MVC), (0, MVC, "bz")]
)
def test_a_tier_follows_from_what_is_supposed_and_where_one_stands(purchases: float, tier: str, then: str) -> None:
    actual, potential, found = supposed(purchases, tier=tier)
    assert actual == potential == purchases * 10 - 5
    assert found == then


def test_what_could_be_added_stays() -> None:
    assert supposed(3, unrealised=60) == (25, 85, MGC)


def test_amounts_that_were_too_low_before_are_raised_here_too() -> None:
    assert supposed(3, factor=1.5)[0] == 40
