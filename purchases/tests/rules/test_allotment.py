from datetime import UTC, datetime
from decimal import Decimal

import pytest

from purchases.rules.allotment import Bought, NothingLeft, NotPaid, Purchase, allot


def bought(line: int, *, day: int, left: int = 1, price: str = "5.00", paid: str = "100") -> Bought:
    purchase = Purchase(line, f"N{line}", 1, datetime(2026, 1, day, tzinfo=UTC), "EUR", Decimal(paid))
    return Bought(line, purchase, Decimal(price), Decimal(left))


def back(
    pieces: int, lines: list[Bought], *, day: int = 20, price: str = "5.00", order: str = ""
) -> list[tuple[int, int]]:
    at = datetime(2026, 1, day, tzinfo=UTC)
    parts = allot(Decimal(pieces), lines, at=at, unit_price=Decimal(price), order=order)
    return [(line.line, int(taken)) for line, taken, _refund in parts]


def test_the_latest_purchase_before_comes_back_first() -> None:
    assert back(1, [bought(1, day=1), bought(2, day=5), bought(3, day=25)]) == [(2, 1)]


def test_the_same_price_goes_before_the_latest() -> None:
    assert back(1, [bought(1, day=1), bought(2, day=5, price="4.00")]) == [(1, 1)]


def test_more_than_one_purchase_may_come_back() -> None:
    assert back(3, [bought(1, day=1, left=2), bought(2, day=5, left=2)]) == [(2, 2), (1, 1)]


def test_a_named_order_is_the_only_one() -> None:
    assert back(1, [bought(1, day=1), bought(2, day=25)], order="N2") == [(2, 1)]
    with pytest.raises(NothingLeft):
        back(1, [bought(1, day=1)], order="N9")


@pytest.mark.parametrize(("pieces", "left"), [(2, 1), (1, 0)])
def test_what_was_not_bought_cannot_come_back(pieces: int, left: int) -> None:
    with pytest.raises(NothingLeft):
        back(pieces, [bought(1, day=1, left=left)])


def test_not_more_is_paid_back_than_was_paid() -> None:
    with pytest.raises(NotPaid, match="N1"):
        back(2, [bought(1, day=1, left=2, paid="9.99")])
