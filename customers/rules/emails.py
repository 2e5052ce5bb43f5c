"""E-mail addresses: compared without case, and without guessing what a provider does with dots."""


def normalise_email(raw: str) -> str | None:
    """Lower case, domain in ASCII; None if it cannot be an address. `a.b@x` and `ab@x` stay two addresses."""
    local, at, domain = raw.strip().rpartition("@")
    if not (at and local and domain) or any(letter.isspace() for letter in local + domain):
        return None
    try:
        plain = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return f"{local.lower()}@{plain.lower()}" if "." in plain else None
