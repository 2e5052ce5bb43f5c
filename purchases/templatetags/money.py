"""Amounts as people read them: `{{ order.net|money:order.currency }}` is €1,234.50 in English, 1.234,50 € in German."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django import template
from django.conf import settings
from django.utils.formats import get_format
from django.utils.translation import get_language

register = template.Library()

SYMBOLS = {
    "EUR": "€", "USD": "$", "GBP": "£", "PLN": "zł", "TRY": "₺", "SEK": "kr", "NOK": "kr", "DKK": "kr", "JPY": "¥",
    "CZK": "Kč", "UAH": "₴", "INR": "₹", "ILS": "₪",
}  # fmt: skip
WITHOUT_CENTS = {"JPY", "KRW", "VND", "CLP", "ISK"}
SYMBOL_FIRST = {"en", "ja", "zh", "ko", "nl", "tr"}
MINUS = "\N{MINUS SIGN}"
THIN = "\N{NO-BREAK SPACE}"


class Writing(NamedTuple):
    """How one language writes an amount."""

    point: str
    thousands: str
    symbol_first: bool


@register.filter
def money(amount: Decimal | str | None, currency: str = "") -> str:
    """The amount in the reader's writing; nothing for None, so that what is unknown never looks like zero.

    The text is short and built by hand: lists show hundreds of amounts.
    """
    if amount is None or amount == "":
        return ""
    currency = currency or settings.CURRENCY
    writing = writing_of(get_language() or settings.LANGUAGE_CODE)
    value = Decimal(amount)
    digits = f"{abs(value):,.{0 if currency in WITHOUT_CENTS else 2}f}"
    if writing.point != "." or writing.thousands != ",":
        digits = digits.translate({ord(","): writing.thousands, ord("."): writing.point})
    symbol = SYMBOLS.get(currency, currency)
    sign = MINUS if value < 0 else ""
    if writing.symbol_first:
        return f"{sign}{symbol}{THIN if symbol.isalpha() else ''}{digits}"
    return f"{sign}{digits}{THIN}{symbol}"


@register.filter
def quantity(number: Decimal | str | None) -> str:
    """How many, without idle zeros: 2, and 0.5 or 0,5."""
    if number is None or number == "":
        return ""
    text = f"{Decimal(number):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", writing_of(get_language() or settings.LANGUAGE_CODE).point)


@cache
def writing_of(language: str) -> Writing:
    return Writing(
        point=get_format("DECIMAL_SEPARATOR", language, use_l10n=True),
        thousands=get_format("THOUSAND_SEPARATOR", language, use_l10n=True),
        symbol_first=language.partition("-")[0] in SYMBOL_FIRST,
    )
