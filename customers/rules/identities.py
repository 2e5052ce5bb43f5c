"""How identities of each kind are compared."""

from customers.rules.emails import normalise_email
from customers.rules.phones import normalise_phone

LONGEST = 320


def normalise(kind: str, raw: str, *, region: str) -> str | None:
    """The form in which two writings of the same identity are equal; None if `raw` cannot be one of that kind."""
    text = raw.strip()
    if not text or len(text) > LONGEST or "\0" in text:
        return None
    match kind:
        case "phone":
            return normalise_phone(text, region)
        case "email":
            return normalise_email(text)
        case "loyalty":
            return "".join(text.split()).replace("-", "").casefold() or None
        case "handle":
            return text.lstrip("@").casefold() or None
        case _:
            return text
