"""The shape of an API token: `picket_`, eight characters that name it, forty that are the secret (238 bits).

The beginning lets secret scanners find a leaked one; we keep the name and a SHA-256 of the whole, never the token.
A fast hash is enough because the secret is random: there is nothing to guess from a dictionary.
"""

import re
from hashlib import sha256
from string import ascii_letters, digits

ALPHABET = ascii_letters + digits
BEGINNING = "picket_"
NAME_LENGTH = 8
SECRET_LENGTH = 40
PREFIX_LENGTH = len(BEGINNING) + NAME_LENGTH

_TOKEN = re.compile(rf"\b{BEGINNING}[A-Za-z0-9]{{{NAME_LENGTH + SECRET_LENGTH}}}\b")


def find_token(text: str) -> str | None:
    """The first token that stands in a text."""
    found = _TOKEN.search(text)
    return found.group() if found else None


def is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def prefix_of(token: str) -> str:
    """The part that may be shown, to tell tokens apart."""
    return token[:PREFIX_LENGTH]


def digest_of(token: str) -> str:
    """What we keep instead of the token: 64 hexadecimal characters."""
    return sha256(token.encode()).hexdigest()
