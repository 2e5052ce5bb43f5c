from decimal import Decimal

import pytest
from django.utils import translation

from purchases.templatetags.money import money, quantity


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        ("en", Decimal("1234.5"), "EUR", "€1,234.50"),
        ("de", Decimal("1234.5"), "EUR", "1.234,50\xa0€"),
        ("es", Decimal("1234567.89"), "EUR", "1\xa0234\xa0567,89\xa0€"),
        ("en", Decimal(-12), "EUR", "−€12.00"),
        ("de", Decimal(-12), "EUR", "−12,00\xa0€"),
        ("en", Decimal(0), "USD", "$0.00"),
        ("en", Decimal("9.99"), "CHF", "CHF\xa09.99"),
        ("en", Decimal(1980), "JPY", "¥1,980"),
        ("en", "29.33", "EUR", "€29.33"),
        ("en", None, "EUR", ""),
        ("en", "", "EUR", ""),
    ],
)
def test_amounts_are_written_as_the_reader_writes_them(
    language: str, amount: Decimal | str | None, currency: str, written: str
) -> None:
    with translation.override(language):
        assert money(amount, currency) == written


def test_without_a_currency_it_is_the_companys(settings: object) -> None:
    with translation.override("en"):
        assert money(Decimal(1)) == "€1.00"


@pytest.mark.parametrize(
    ("language", "number", "written"),
    [
        ("en", Decimal("2.000"), "2"),
        ("en", Decimal("0.500"), "0.5"),
        ("de", Decimal("0.500"), "0,5"),
        ("en", Decimal(100), "100"),
        ("en", None, ""),
    ],
)
def test_quantities_have_no_idle_zeros(language: str, number: Decimal | None, written: str) -> None:
    with translation.override(language):
        assert quantity(number) == written
