"""A customer as a file's rows, one after the other, tell about them: what was known before, and what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

CUSTOM = "custom."


PICKET = "picket"


class Known(NamedTuple):
    """An identity: its kind, how it is compared, how it was written, and what it is called.

    Our own number of a customer (`PICKET`) is one by which customers are recognised, and none that is kept.
    """

    kind: str
    normalised: str
    raw: str
    label: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.normalised


class Word(NamedTuple):
    """A yes or a no for one purpose on one channel; not dated when the file does not say when it was said."""

    purpose: str
    channel: str
    given: bool
    at: datetime
    is_dated: bool = True


class Overruled(Exception):
    """A yes that would overrule an earlier no."""

    def __init__(self, word: Word, standing: Word) -> None:
        super().__init__(f"{word.channel} was refused at {standing.at}")
        self.word = word
        self.standing = standing


@dataclass(slots=True)
class Subject:
    """One customer while a batch of rows is read; `is_ours` if an earlier batch of the same file made them.

    `before` is what the database holds (nothing for somebody new), `values` what will be true: name, kind, language,
    time_zone, manager, and `custom.key` for each custom field. `place` is the primary address in its parts.
    """

    id: int
    line: int
    is_new: bool = True
    is_ours: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    identities: set[tuple[str, str]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    place_before: dict[str, str] = field(default_factory=dict)
    place: dict[str, str] = field(default_factory=dict)
    place_id: int | None = None
    consents: dict[tuple[str, str], Word] = field(default_factory=dict)
    new_identities: list[tuple[Known, bool]] = field(default_factory=list)
    new_words: list[tuple[Word, int]] = field(default_factory=list)

    def take(
        self,
        values: Mapping[str, Any],
        identities: Iterable[Known],
        place: Mapping[str, str],
        words: Iterable[Word],
        line: int,
    ) -> bool:
        """Let one row say what it knows, and answer whether anything of it is new. Raises `Overruled` before it changes
        anything."""
        news = [word for word in words if self.is_news(word)]
        changed = bool(news)
        for word in news:
            self.consents[word.purpose, word.channel] = word
            self.new_words.append((word, line))
        for known in identities:
            if known.key not in self.identities:
                self.new_identities.append((known, known.kind not in self.kinds))
                self.identities.add(known.key)
                self.kinds.add(known.kind)
                changed = True
        changed |= update(self.values, values)
        return update(self.place, place) or changed

    def is_news(self, word: Word) -> bool:
        """Whether the word changes what was said last. Opt-out wins: only a later yes, with its date, undoes a no."""
        standing = self.consents.get((word.purpose, word.channel))
        if standing is None:
            return True
        if word.given == standing.given:
            return False
        later = word.is_dated and word.at > standing.at
        if word.given and not later:
            raise Overruled(word, standing)
        return later or not word.is_dated

    @property
    def has_news(self) -> bool:
        return bool(self.changes or self.place_changes or self.new_identities or self.new_words)

    @property
    def changes(self) -> dict[str, Any]:
        """The values that differ from before."""
        return {name: value for name, value in self.values.items() if self.before.get(name) != value}

    @property
    def place_changes(self) -> dict[str, str]:
        return {part: said for part, said in self.place.items() if self.place_before.get(part) != said}


def update(known: dict[str, Any], said: Mapping[str, Any]) -> bool:
    """Overwrite what differs; answers whether anything did."""
    news = {name: value for name, value in said.items() if known.get(name) != value}
    known.update(news)
    return bool(news)
