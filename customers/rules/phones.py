"""Telephone numbers in any national or international writing."""

import phonenumbers
from phonenumbers import PhoneNumberFormat, ValidationResult

LONGEST = 60


def normalise_phone(raw: str, region: str) -> str | None:
    """The number in E.164 (`+493055570142`), read as someone in `region` (two letters) writes it; None if it is none.

    An extension stays, as in `+493055570142;ext=12`: colleagues behind one switchboard are two people.
    """
    if len(raw) > LONGEST:
        return None
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return None
    plain = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{plain};ext={number.extension}" if number.extension else plain


def show_phone(normalised: str) -> str:
    """As people read it: `+49 30 55570142`, `+49 30 55570142 ext. 12`."""
    plain, _, extension = normalised.partition(";ext=")
    try:
        number = phonenumbers.parse(plain)
    except phonenumbers.NumberParseException:
        return normalised
    shown = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return f"{shown} ext. {extension}" if extension else shown
