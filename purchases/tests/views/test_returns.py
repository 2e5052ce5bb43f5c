from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from customers.models import Customer
from purchases.models import Return
from purchases.tests.conftest import Buy
from staff.models import Member

type Visit = Callable[[Member], Client]


def test_some_of_a_line_comes_back_and_the_margin_follows(mira: Customer, buy: Buy, visit: Visit, rita: Member) -> None:
    order = buy(mira, 3, 1)
    line = order.lines.first()
    shown = visit(rita).post(
        f"/orders/{order.pk}/returns/", {f"line-{line.pk}": "2", "reason": "scratched"}, follow=True
    )
    words = shown.content.decode()
    for said in ("€25.98 paid back", "scratched", "€10.38"):
        assert said in words
    told = mira.events.get(name="order.returned")
    assert (told.details["first_purchase"], told.details["whole"], told.by) == (True, False, rita)


def test_everything_that_is_left_comes_back_for_what_was_agreed(
    mira: Customer, buy: Buy, visit: Visit, ana: Member
) -> None:
    order = buy(mira, 3)
    client = visit(ana)
    client.post(f"/orders/{order.pk}/returns/", {f"line-{order.lines.get().pk}": "1"})
    client.post(f"/orders/{order.pk}/returns/", {"everything": "on", "refund": "20"})
    assert [each.refund for each in Return.objects.order_by("pk")] == [Decimal("12.99"), Decimal(20)]
    assert "Nothing of this order is left" in client.get(f"/orders/{order.pk}/returns/").content.decode()


def test_sent_twice_it_comes_back_once(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order, client = buy(mira, 3), visit(ana)
    form = {f"line-{order.lines.get().pk}": "1", "idempotency_key": "one-form"}
    for _ in range(2):
        assert client.post(f"/orders/{order.pk}/returns/", form)["Location"] == f"/orders/{order.pk}/"
    assert Return.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Say what came back"),
        ({"line": "4"}, "Only 3 of these are left to come back."),
        ({"line": "-1"}, "greater than or equal to 0"),
        ({"line": "some"}, "This is not a number we can read."),
        ({"line": "1", "refund": "99"}, "At most 38.97 can be paid back."),
        ({"line": "1", "at": "1970-01-01T10:00"}, "Goods come back after they were bought"),
        ({"line": "1", "reason": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_cannot_come_back_is_said_beside_its_field(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, form: dict[str, str], said: str
) -> None:
    order = buy(mira, 3)
    line = f"line-{order.lines.get().pk}"
    sent = {line if name == "line" else name: value for name, value in form.items()}
    answer = visit(ana).post(f"/orders/{order.pk}/returns/", sent | {"idempotency_key": "same"})
    assert (answer.status_code, Return.objects.count()) == (422, 0)
    assert said in answer.content.decode()
    for value in form.values():
        assert f'value="{value}"' in answer.content.decode()
