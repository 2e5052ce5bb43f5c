"""E-mail addresses: compared without case, and without guessing what a provider does with dots."""

import re
from functools import lru_cache

import idna

LONGEST = 254
LONGEST_LOCAL = 64

_NAMED = re.compile(r"^[^<>]*<([^<>]+)>$")


def normalise_email(raw: str) -> str | None:
    """Lower case, domain in ASCII; None if it cannot be an address. `a.b@x` and `ab@x` stay two addresses.

    Read as people paste it: `mailto:mira@x.de` and `Mira <mira@x.de>` are `mira@x.de`.
    """
    named = _NAMED.match(raw.strip())
    text = (named.group(1) if named else raw).strip().removeprefix("mailto:")
    local, at, domain = text.rpartition("@")
    if not at or not _is_local_part(local):
        return None
    plain = _ascii_domain(domain)
    address = f"{local.lower()}@{plain}"
    return address if plain and len(address) <= LONGEST else None


def _is_local_part(local: str) -> bool:
    return (
        0 < len(local) <= LONGEST_LOCAL
        and not local.startswith(".")
        and not local.endswith(".")
        and ".." not in local
        and not any(letter.isspace() or letter in '@"(),:;<>[]\\' for letter in local)
    )


@lru_cache(maxsize=4096)
def _ascii_domain(domain: str) -> str:
    """The domain as the name servers know it; empty if it cannot be one."""
    try:
        plain = idna.encode(domain.rstrip("."), uts46=True).decode("ascii").lower()
    except idna.IDNAError:
        return ""
    return plain if "." in plain else ""
