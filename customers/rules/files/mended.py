"""The columns we add to rows with errors, by which their file is known again when somebody has put them right."""

from collections.abc import Callable, Sequence

from customers.rules.words import gettext_noop

ADDED = (gettext_noop("Line"), gettext_noop("Column"), gettext_noop("Reason"))


def is_mended(headings: Sequence[str], say: Callable[[str], str]) -> bool:
    """Whether these are the headings of a file of errors we handed out, in our own words or those of `say`."""
    last = headings[-len(ADDED) :]
    return len(headings) > len(ADDED) and all(
        heading in (word, say(word)) for heading, word in zip(last, ADDED, strict=True)
    )
