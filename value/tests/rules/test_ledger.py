import numpy as np

from value.rules.ledger import Known, Ledger

ROWS = [
    # customer, day, amount: in no order, as files are
    (2, 110, 40.0), (0, 100, 10.0), (0, 100, 5.0), (0, 114, 20.0), (0, 120, -8.0), (1, 105, 7.0),
    (0, 114, -2.0), (3, 130, 9.0), (4, 101, -6.0), (1, 140, 0.0),
]  # fmt: skip


def ledger() -> Ledger:
    return Ledger.of(*zip(*ROWS, strict=True))


def test_a_day_with_several_receipts_is_one_purchase() -> None:
    all_of_them = ledger()
    first = all_of_them.rows(all_of_them.customer == 0)
    assert first.day.tolist() == [100, 114, 120]
    assert first.bought.tolist() == [15, 20, 0]
    assert first.returned.tolist() == [0, 2, 8]
    assert first.purchase.tolist() == [True, True, False]


def test_what_is_known_on_a_day() -> None:
    known = Known.at(121, ledger())
    assert known.customer.tolist() == [0, 1, 2]
    assert known.purchases.tolist() == [2, 1, 1]
    assert (known.first.tolist(), known.last.tolist()) == ([100, 105, 110], [114, 105, 110])
    assert known.net.tolist() == [25, 7, 40]
    assert known.later.tolist() == [20, 0, 0]


def test_a_purchase_for_nothing_counts_as_one() -> None:
    known = Known.at(140, ledger())
    assert known.purchases[known.customer == 1].tolist() == [2]


def test_who_only_sent_things_back_never_bought() -> None:
    assert 4 not in Known.at(140, ledger()).customer


def test_histories_are_in_weeks() -> None:
    one = Known.at(128, ledger()).histories
    assert (one.repeats[0], one.last[0], one.age[0]) == (1, 2, 4)


def test_what_came_later_is_told_of_those_who_were_known() -> None:
    known = Known.at(110, ledger())
    net, purchases = known.paid_in(ledger().between(110, 140))
    assert known.customer.tolist() == [0, 1, 2]
    assert net.tolist() == [10, 0, 0]
    assert purchases.tolist() == [1, 1, 0]


def test_nothing_is_known_of_nobody() -> None:
    nobody = Known.at(1, ledger())
    assert len(nobody) == 0
    assert [len(column) for column in nobody.paid_in(ledger())] == [0, 0]


def test_the_order_of_rows_does_not_matter() -> None:
    shuffled = [ROWS[place] for place in np.random.default_rng(1).permutation(len(ROWS))]
    other = Ledger.of(*zip(*shuffled, strict=True))
    for column in ("customer", "day", "bought", "returned", "purchase"):
        assert (getattr(other, column) == getattr(ledger(), column)).all()
