"""What somebody types into the search box, and what it could mean."""

import re
from dataclasses import dataclass

from customers.rules.names import words

SHORTEST_PART = 3
LONGEST = 200
LAST_LETTER = "\U0010ffff"
_NUMBER = re.compile(r"[\d\s()+\-./]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The readings of a typed text: as the words of a name, as digits of a number, as part of an address or code."""

    words: tuple[str, ...]
    digits: str
    code: str

    @property
    def name_at(self) -> str:
        """What could stand before the @ of an e-mail address."""
        return self.code.partition("@")[0] or self.code

    @property
    def domain(self) -> str:
        """What could be the beginning of what follows the @."""
        return self.code.rpartition("@")[2]

    @property
    def card(self) -> str:
        """The code as a loyalty card has it: the dashes on the card do not count."""
        return self.code.replace("-", "")


def read_terms(text: str) -> Terms:
    """Split what was typed into its readings; a reading that makes no sense is empty."""
    typed = text.replace("\0", "").strip()[:LONGEST]
    digits = "".join(str(int(letter)) for letter in typed if letter.isdecimal())
    is_number = _NUMBER.fullmatch(typed) is not None and len(digits) >= SHORTEST_PART
    code = typed.casefold() if len(typed) >= SHORTEST_PART and not any(letter.isspace() for letter in typed) else ""
    return Terms(
        words=() if is_number or "@" in typed else tuple(dict.fromkeys(words(typed))),
        digits=significant(typed, digits) if is_number else "",
        code="" if is_number and typed.startswith("+") else code,
    )


def significant(typed: str, digits: str) -> str:
    """Digits as they stand in an international number: without the zeros dialled before it."""
    shorter = digits[2:] if digits.startswith("00") else digits.removeprefix("0")
    return shorter if len(shorter) >= SHORTEST_PART and not typed.startswith("+") else digits


def like(text: str) -> str:
    """`text` for use inside a LIKE pattern: its own wildcards taken literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def after(beginning: str) -> str:
    """What sorts, letter by letter, behind everything that begins so."""
    return beginning + LAST_LETTER


def beginnings(typed: tuple[str, ...], *, whole: str = "") -> str:
    """The tsquery of a name in which each typed word begins some word, and `whole` is one."""
    return " & ".join([*(f"'{word}':*" for word in typed), *([f"'{whole}'"] if whole else [])])
