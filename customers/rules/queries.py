"""The part of an address behind the question mark: which list of customers it asks for."""

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode

# Where one stands in a list, and which saved view it came from, do not make it another list.
PLACES = frozenset({"after", "before", "view"})
LONGEST = 2000


def canonical(query: str) -> str:
    """The same for two addresses that ask for the same list, in whatever order; without empty words."""
    pairs = {key: value for key, value in parse_qsl(query[:LONGEST]) if key not in PLACES}
    return urlencode(sorted(pairs.items()))


def with_words(query: Mapping[str, str], **changes: str | int | None) -> str:
    """The query with these words changed, from its first page; None takes a word away."""
    kept = {key: value for key, value in query.items() if key not in ("after", "before")} | changes
    return urlencode([(key, value) for key, value in kept.items() if value not in (None, "")])


def without(query: Mapping[str, str], words: Iterable[str]) -> str:
    return with_words(query, **dict.fromkeys(words))
