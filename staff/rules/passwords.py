"""What makes a password good enough: length, and not being one that everybody tries first (NIST SP 800-63B-4).

No rules of composition, no forced changes: both make people choose worse passwords.
"""

import re
import unicodedata
from itertools import pairwise

SHORTEST_ALONE = 15
SHORTEST_WITH_SECOND_FACTOR = 8
LONGEST = 200

# Words of this house: a password made of little else is the first thing an attacker tries.
OF_THE_HOUSE = ("picket", "fence", "crm", "password", "passwort", "welcome", "customer")


def normal(password: str) -> str:
    """One way of writing what may be typed in several: an é is an é on every keyboard."""
    return unicodedata.normalize("NFKC", password)


def shortest(*, second_factor: bool) -> int:
    """How many characters a password needs at least."""
    return SHORTEST_WITH_SECOND_FACTOR if second_factor else SHORTEST_ALONE


def is_guessable(password: str, *, about: list[str]) -> bool:
    """Whether little is left of a password without the house's words, the member's name and address, and runs.

    `about` is what an attacker knows of the member: name, e-mail.
    """
    rest = normal(password).casefold()
    known = {word for text in about for word in re.split(r"\W+", text.casefold()) if len(word) >= 3}
    for word in sorted({*OF_THE_HOUSE, *known}, key=len, reverse=True):
        rest = rest.replace(word, "")
    rest = re.sub(r"(.)\1+", r"\1", rest)
    return len(without_runs(rest)) < 4


def without_runs(text: str) -> str:
    """A text without the characters that only follow their neighbour: of abcd and 4321 one each is left."""
    kept = text[:1]
    for before, this in pairwise(text):
        if abs(ord(this) - ord(before)) != 1:
            kept += this
    return kept
