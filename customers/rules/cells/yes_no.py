"""Yes or no, as people and programs write it."""

from customers.rules.cells.manner import Manner
from customers.rules.names import fold
from customers.rules.words import Unreadable, gettext_noop

NEITHER = gettext_noop("“%(cell)s” is neither yes nor no")

_YES = frozenset(
    [
        "yes",
        "y",
        "true",
        "t",
        "1",
        "x",
        "ja",
        "j",
        "wahr",
        "si",
        "s",
        "oui",
        "o",
        "vrai",
        "verdadero",
        "on",
        "opt-in",
        "granted",
        "✓",
        "✔",
    ]
)
_NO = frozenset(
    [
        "no",
        "n",
        "false",
        "f",
        "0",
        "nein",
        "falsch",
        "non",
        "faux",
        "falso",
        "off",
        "opt-out",
        "denied",
        "withdrawn",
        "-",
        "✗",
        "✘",
    ]
)


def read_yes_no(cell: str, manner: Manner) -> bool:
    word = fold(cell).strip()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(NEITHER, cell=cell[:40])
