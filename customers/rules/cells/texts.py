"""Texts in cells."""

from collections.abc import Callable, Mapping

from customers.rules.cells.manner import Manner
from customers.rules.names import fold
from customers.rules.texts import clean, clean_line
from customers.rules.words import Unreadable, gettext_noop

TOO_LONG = gettext_noop("it has %(length)s characters, %(longest)s are possible")
NOT_ONE_OF = gettext_noop("“%(cell)s” is none of: %(choices)s")

UNKNOWN = gettext_noop("“%(cell)s” is not one we know")

FEW = 12


def text_up_to(longest: int) -> Callable[[str, Manner], str]:
    """Text that may run over several lines."""
    return _up_to(longest, clean)


def words_up_to(longest: int) -> Callable[[str, Manner], str]:
    """Text on one line, with single spaces between its words."""
    return _up_to(longest, clean_line)


def one_of(words: Mapping[str, str]) -> Callable[[str, Manner], str]:
    """The value of the word the cell holds; `words` are written in small letters, without accents."""
    choices = list(dict.fromkeys(words.values()))

    def read(cell: str, manner: Manner) -> str:
        found = words.get(cell) or words.get(fold(cell).strip())
        if found is None:
            if len(choices) > FEW:
                raise Unreadable(UNKNOWN, cell=cell[:40])
            raise Unreadable(NOT_ONE_OF, cell=cell[:40], choices=", ".join(choices))
        return found

    return read


def _up_to(longest: int, tidy: Callable[[str], str]) -> Callable[[str, Manner], str]:
    def read(cell: str, manner: Manner) -> str:
        # Most cells are plain: nothing to compose, to drop or to fold.
        text = cell if cell.isascii() and cell.isprintable() and "  " not in cell else tidy(cell)
        if len(text) > longest:
            raise Unreadable(TOO_LONG, length=len(text), longest=longest)
        return text

    return read
