"""How identities of each kind are compared."""

import unicodedata

from customers.rules.emails import normalise_email
from customers.rules.phones import normalise_phone

LONGEST = 320

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def normalise(kind: str, raw: str, *, region: str, label: str = "") -> str | None:
    """The form in which two writings of the same identity are equal; None if `raw` cannot be one of that kind.

    `region` (two letters) says how its writer writes telephone numbers; `label` names the system an external id
    belongs to.
    """
    if len(raw) > LONGEST or "\0" in raw:
        return None
    text = _plain(raw)
    if not text:
        return None
    match kind:
        case "phone":
            return normalise_phone(text, region)
        case "email":
            return normalise_email(text)
        case "loyalty":
            return _digits_as_ascii("".join(text.split())).replace("-", "").casefold() or None
        case "handle":
            return text.lstrip("@").casefold() or None
        case "external":
            return _external(text, label)
        case _:
            return text


def _plain(raw: str) -> str:
    """Without what nobody sees (pasted numbers are full of it), full-width letters as ordinary ones."""
    if raw.isascii():
        return " ".join(raw.split())
    seen = "".join(letter for letter in raw if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen.translate(_FULL_WIDTH)).split())


def _digits_as_ascii(text: str) -> str:
    """A card is typed in the digits of one's own keyboard: Arabic, Persian, Devanagari."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _external(text: str, label: str) -> str | None:
    """Each system counts for itself: `shop:42`. Without a label the writing itself must say which system."""
    system, _, key = (label, ":", text) if label.strip() else text.partition(":")
    system, key = system.strip().casefold(), key.strip()
    return f"{system}:{key}" if system and key else None
