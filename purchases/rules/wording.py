"""What the log says about orders: a sentence for people and particulars for programs, as plain values."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any


def plain(quantity: Decimal) -> str:
    """A quantity without idle zeros: 2, 0.5."""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def pieces(quantity: Decimal) -> str:
    return "1 article" if quantity == 1 else f"{plain(quantity)} articles"


def order_named(number: str) -> str:
    return f"Order {number}"


def order_summary(number: str, descriptions: Sequence[str], quantity: Decimal, total: Decimal, currency: str) -> str:
    """`Order 10023: The Paper Boats: Late Trains and 1 more, 2 articles, 29.33 EUR`."""
    others = f" and {len(descriptions) - 1} more" if len(descriptions) > 1 else ""
    return f"{order_named(number)}: {descriptions[0][:160]}{others}, {pieces(quantity)}, {total} {currency}"


def order_particulars(number: str, quantity: Decimal, total: Decimal, currency: str, *, first: bool) -> dict[str, Any]:
    """What programs read of a placed order; `first_purchase` is there only when it is the customer's first."""
    told = {"number": number, "quantity": plain(quantity), "total": str(total), "currency": currency}
    return told | ({"first_purchase": True} if first else {})


def cancel_summary(number: str, reason: str) -> str:
    return f"{order_named(number)} called off" + (f": {reason}" if reason else "")


def cancel_particulars(number: str, total: Decimal, currency: str, reason: str) -> dict[str, Any]:
    return {"number": number, "total": str(total), "currency": currency} | ({"reason": reason} if reason else {})


def return_summary(number: str, quantity: Decimal, refund: Decimal, currency: str, reason: str, *, whole: bool) -> str:
    """`Order 10023: 1 article came back, 14.99 EUR paid back: scratched`."""
    what = "everything" if whole else pieces(quantity)
    return f"{order_named(number)}: {what} came back, {refund} {currency} paid back" + (f": {reason}" if reason else "")


def return_particulars(
    number: str, quantity: Decimal, refund: Decimal, currency: str, reason: str, *, whole: bool, first: bool
) -> dict[str, Any]:
    told = {"number": number, "quantity": plain(quantity), "refund": str(refund), "currency": currency}
    told |= {"whole": whole} | ({"reason": reason} if reason else {})  # type: ignore[arg-type]
    return told | ({"first_purchase": True} if first else {})
