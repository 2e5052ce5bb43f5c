from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from customers.models import Address, Customer
from purchases.actions.cancel_order import cancel_order
from purchases.actions.place_order import Wanted
from purchases.actions.return_goods import return_goods
from purchases.models import Order
from purchases.tests.conftest import Buy
from staff.models import Member

type Visit = Callable[[Member], Client]


def read(client: Client, order: Order) -> str:
    answer = client.get(f"/orders/{order.pk}/invoice/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_invoice_says_who_sold_what_to_whom_for_how_much(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, settings
) -> None:
    settings.COMPANY_NAME, settings.COMPANY_ADDRESS, settings.COMPANY_TAX_NUMBER = "Blue Note Ltd", ["1 Quay"], "DE99"
    Address.objects.create(customer=mira, lines="Home street 1", city="Berlin", is_primary=True)
    Address.objects.create(
        customer=mira, use=Address.Use.INVOICE, lines="c/o Bills\nDesk 4", postcode="10115", city="Berlin"
    )
    order = buy(mira, 2, Wanted(description="A sampler", unit_price=Decimal(0)), days_ago=2)
    shown = read(visit(ana), order)
    for words in ("Blue Note Ltd", "1 Quay", "DE99", "Mira Lindqvist", "c/o Bills", "Desk 4", "10115 Berlin",
                  order.number, "Odessa Prime: Blue Hour", "€12.99", "€25.98", "free"):  # fmt: skip
        assert words in shown
    assert "Home street" not in shown


def test_returns_are_credits_and_the_total_is_what_remains(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order = buy(mira, 3, days_ago=2)
    return_goods(order, quantities={order.lines.get(): Decimal(1)})
    shown = read(visit(ana), order)
    for words in ("Credit for goods returned", "−€12.99", "€38.97", "€25.98"):
        assert words in shown


def test_there_is_never_a_margin_on_it(mira: Customer, buy: Buy, visit: Visit, rita: Member, ada: Member) -> None:
    order = buy(mira, 1)
    for member in (rita, ada):
        shown = read(visit(member), order)
        for word in ("argin", "7.80", "5.19"):
            assert word not in shown


def test_of_an_order_that_was_called_off_nothing_is_to_pay(mira: Customer, buy: Buy, visit: Visit, ana: Member) -> None:
    order = buy(mira, 1)
    cancel_order(order)
    shown = read(visit(ana), order)
    assert "Cancelled order" in shown
    assert "There is nothing to pay." in shown
    assert "€0.00" in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["Rechnung", "Gesamtbetrag", "12,99\xa0€"]),
        ("de-AT", ["Rechnung"]),
        ("es", ["Factura", "12,99\xa0€"]),
        ("fr", ["Facture"]),
        ("pl", ["Faktura"]),
        ("tr", ["Fatura"]),
        ("it", ["Fattura"]),
        ("sv", ["Faktura"]),
        ("ar", ["Invoice", "€12.99"]),
        ("", ["Invoice", "€12.99"]),
        ("../../etc", ["Invoice"]),
    ],
)
def test_it_speaks_the_customers_language_where_we_do(
    mira: Customer, buy: Buy, visit: Visit, ana: Member, language: str, words: list[str]
) -> None:
    Customer.objects.filter(pk=mira.pk).update(language=language)
    shown = visit(ana).get(f"/orders/{buy(mira, 1).pk}/invoice/").content.decode()
    for word in words:
        assert word in shown
