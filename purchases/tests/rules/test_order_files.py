from datetime import UTC, datetime
from decimal import Decimal

import pytest

from purchases.rules.order_files import Line, OrderSheet, Told, Verdict

NEW, CHANGED, KNOWN, TWICE, UNCLEAR = Verdict.NEW, Verdict.CHANGED, Verdict.KNOWN, Verdict.TWICE, Verdict.UNCLEAR


def told(product: str, quantity: int, *, position: int | None = None, price: str = "1.00") -> Told:
    return Told(product, position, Decimal(quantity), Decimal(price), None, None)


def sheet(*lines: tuple[str, int], is_ours: bool = False) -> OrderSheet:
    there = [
        Line(number, product, Decimal(quantity), Decimal("1.00"), None, product, id=number)
        for number, (product, quantity) in enumerate(lines, start=1)
    ]
    order = OrderSheet(1, "100", 1, datetime(2026, 1, 1, tzinfo=UTC), "EUR", "placed", None, is_ours=is_ours)
    order.lines, order.last = there, len(there)
    return order


@pytest.mark.parametrize(
    ("there", "heard", "verdicts"),
    [
        ([], [("A", 1), ("B", 2)], [NEW, NEW]),
        ([("A", 1), ("B", 2)], [("A", 1), ("B", 2)], [KNOWN, KNOWN]),
        ([("A", 1), ("B", 2)], [("B", 2)], [KNOWN]),
        ([("A", 1)], [("A", 3)], [CHANGED]),
        ([("A", 1)], [("A", 1), ("A", 1)], [KNOWN, NEW]),
        ([("A", 1), ("A", 1)], [("A", 1), ("A", 1)], [KNOWN, KNOWN]),
        ([("A", 1), ("A", 3)], [("A", 3), ("A", 1)], [KNOWN, KNOWN]),
        ([("A", 1), ("A", 3)], [("A", 1), ("A", 4)], [KNOWN, CHANGED]),
        ([("A", 1), ("A", 3)], [("A", 4)], [UNCLEAR]),
        ([("A", 1)], [("A", 2), ("A", 5)], [UNCLEAR, UNCLEAR]),
        ([("A", 1)], [("C", 1)], [NEW]),
    ],
)
def test_lines_of_an_earlier_order_are_known_by_their_product(there: list, heard: list, verdicts: list) -> None:
    assert sheet(*there).take([told(*line) for line in heard]) == verdicts


def test_a_file_that_made_the_order_only_adds() -> None:
    order = sheet(("A", 1), is_ours=True)
    assert order.take([told("A", 1), told("A", 1)]) == [NEW, NEW]
    assert [line.position for line in order.new] == [2, 3]


def test_a_line_number_says_which_line_is_meant() -> None:
    order = sheet(("A", 1), ("A", 1))
    assert order.take([told("A", 5, position=2), told("A", 1, position=1), told("B", 1, position=7)]) == [
        CHANGED,
        KNOWN,
        NEW,
    ]
    assert [line.position for line in order.new] == [7]


def test_the_same_line_number_twice_in_one_file_contradicts_itself_or_does_not() -> None:
    order = sheet(is_ours=True)
    lines = [told("A", 1, position=1), told("A", 1, position=1), told("B", 1, position=1)]
    assert order.take(lines) == [NEW, KNOWN, TWICE]


@pytest.mark.parametrize(
    ("now", "said", "moves"),
    [
        ("placed", "delivered", True),
        ("placed", "placed", False),
        ("delivered", "cancelled", False),
        ("delivered", "placed", False),
    ],
)
def test_an_order_moves_on_from_placed_only(now: str, said: str, moves: bool) -> None:
    order = sheet()
    order.state = now
    assert order.move_to(said) is moves
