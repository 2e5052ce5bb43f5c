"""Telephone numbers and e-mail addresses in cells."""

import re

from customers.rules.cells.manner import Manner
from customers.rules.cells.texts import words_up_to
from customers.rules.identities import normalise
from customers.rules.words import Unreadable, gettext_noop

LONGEST_ID = 200
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,2}", re.ASCII)
LONGEST_PICKET_ID = 19

_read_words = words_up_to(LONGEST_ID)

ROUNDED = gettext_noop("“%(cell)s” was an id before a spreadsheet rounded it; export it as text")
NOT_A_PHONE = gettext_noop("“%(cell)s” is not a telephone number")
NOT_AN_EMAIL = gettext_noop("“%(cell)s” is not an e-mail address")
NOT_OURS = gettext_noop("“%(cell)s” is no Picket id")
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


def read_id(cell: str, manner: Manner) -> str:
    """A number in another system. Programs that take ids for numbers write `17850.0`; it is 17850."""
    plain = _read_words(cell, manner)
    if _ROUNDED.fullmatch(plain):
        raise Unreadable(ROUNDED, cell=cell[:40])
    return plain[:-2] if plain.endswith(".0") and plain[:-2].isdecimal() else plain


def read_picket_id(cell: str, manner: Manner) -> tuple[str, str]:
    """Our own number of a customer."""
    if not (cell.isascii() and cell.isdecimal() and len(cell) < LONGEST_PICKET_ID):
        raise Unreadable(NOT_OURS, cell=cell[:40])
    return str(int(cell)), cell
