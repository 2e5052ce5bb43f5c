"""Telephone numbers and e-mail addresses in cells."""

from customers.rules.cells.manner import Manner
from customers.rules.identities import normalise
from customers.rules.words import Unreadable, gettext_noop

NOT_A_PHONE = gettext_noop("“%(cell)s” is not a telephone number")
NOT_AN_EMAIL = gettext_noop("“%(cell)s” is not an e-mail address")
NOT_AN_ID = gettext_noop("“%(cell)s” cannot be an id")


def read_phone(cell: str, manner: Manner) -> tuple[str, str]:
    """The number as it is compared, and as it was written."""
    return _read("phone", cell, manner, NOT_A_PHONE)


def read_email(cell: str, manner: Manner) -> tuple[str, str]:
    return _read("email", cell, manner, NOT_AN_EMAIL)


def read_loyalty(cell: str, manner: Manner) -> tuple[str, str]:
    return _read("loyalty", cell, manner, NOT_AN_ID)


def read_handle(cell: str, manner: Manner) -> tuple[str, str]:
    return _read("handle", cell, manner, NOT_AN_ID)


def read_web_account(cell: str, manner: Manner) -> tuple[str, str]:
    return _read("web", cell, manner, NOT_AN_ID)


def _read(kind: str, cell: str, manner: Manner, refusal: str) -> tuple[str, str]:
    normalised = normalise(kind, cell, region=manner.region)
    if normalised is None:
        raise Unreadable(refusal, cell=cell[:60])
    return normalised, cell
