"""How names are compared: by their words, whatever the case and the accents."""

import re
import unicodedata

from customers.rules.texts import clean_line, has_something_to_see

_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"\w+")

LONGEST_WORD = 100
"""Letters; an index of words takes 2,046 bytes, which is fewer letters than a name may have."""


class Nameless(ValueError):
    """A customer needs a name in which there is something to see."""


def readable_name(name: str) -> str:
    """The name on one line, composed; raises `Nameless` when nothing of it can be seen."""
    line = clean_line(name)
    if not has_something_to_see(line):
        raise Nameless(name)
    return line


def fold(text: str) -> str:
    """Lower case without accents: `Málaga` and `MALAGA` are both `malaga`. Other scripts stay as they are."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return unicodedata.normalize("NFC", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def words(name: str) -> list[str]:
    """The words of a name, folded, in order; `O'Brien` is found as `obrien`, `o` and `brien`. Endless ones are cut."""
    folded = fold(name)
    joined = [word.replace("'", "").replace("’", "") for word in re.findall(r"\w+['’]\w+", folded)]
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded) + joined]


def search_text(name: str) -> str:
    """What the search box looks through: each word after a space, so that ` mar` finds words that begin with mar."""
    return "".join(f" {word}" for word in words(name))
