"""Telephone numbers in any national or international writing."""

import phonenumbers

LONGEST = 40


def normalise_phone(raw: str, region: str) -> str | None:
    """The number in E.164 (`+493055570142`), read as someone in `region` (two letters) writes it; None if it is none."""
    if len(raw) > LONGEST:
        return None
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show_phone(normalised: str) -> str:
    """As people read it: `+49 30 55570142`."""
    try:
        number = phonenumbers.parse(normalised)
    except phonenumbers.NumberParseException:
        return normalised
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
