from customers.models import Customer
from purchases.search import orders
from purchases.tests.conftest import Buy
from staff.models import Member


def test_an_order_number_finds_its_customer(mira: Customer, otto: Customer, buy: Buy, ana: Member) -> None:
    buy(mira, 1, number="A-1001")
    buy(otto, 1, number="A-10017")
    found = orders(" #A-1001", ana, 10)
    assert [(each.customer_id, each.matched) for each in found] == [(mira.pk, "A-1001"), (otto.pk, "A-10017")]
    assert found[0].rank > 0.9 > found[1].rank


def test_nobody_finds_through_a_number_whom_they_may_not_see(
    mira: Customer, otto: Customer, buy: Buy, zoe: Member, rita: Member
) -> None:
    buy(mira, 1, number="A-1001")
    buy(otto, 1, number="A-1002")
    assert orders("A-100", zoe, 10) == []
    assert [each.customer_id for each in orders("A-100", rita, 10)] == [mira.pk]


def test_what_is_too_short_or_no_number_finds_nothing(mira: Customer, buy: Buy, ana: Member) -> None:
    buy(mira, 1, number="A-1001")
    for typed in ("", "A-", "%", "A\0-1001", "A" * 200, "001"):
        assert orders(typed, ana, 10) == []
