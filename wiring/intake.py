"""What a file may bring in: each room declares the kinds of import it understands; reading, checking, loading in
batches, resuming and undoing are the same for all of them and know no kind by name."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

type Parse = Callable[[str, Any], Any]
type Looks = Callable[[str], bool]


class Outcome(StrEnum):
    """What became of one row."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may hold.

    `parse(cell, manner)` answers the value or raises a `ValueError` that says why not, in words; `synonyms` are the
    headings people give such a column, the likeliest first: small letters without accents, a comma between; `looks`
    recognises a cell of it where the heading says nothing.
    """

    key: str
    label: Any
    parse: Parse
    synonyms: str = ""
    required: bool = False
    help: Any = ""
    looks: Looks | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(self.synonyms.split(", "))


class Flaw(NamedTuple):
    """Why a row cannot be taken, in words, and which field's cell it is about; no field: the row as a whole."""

    reason: str
    field: str = ""


@dataclass(slots=True)
class Row:
    """One row of a file, read: the values of the fields it gives, and what became of it."""

    line: int
    values: dict[str, Any]
    cells: list[str]
    outcome: Outcome = Outcome.SKIPPED
    flaws: list[Flaw] = field(default_factory=list)

    def fail(self, reason: str, field: str = "") -> None:
        """Refuse the row; `field` names the one whose cell is to blame, where it is one."""
        self.outcome = Outcome.FAILED
        self.flaws.append(Flaw(reason, field))

    @property
    def reason(self) -> str:
        """Everything that is wrong with it, in one line."""
        return "; ".join(flaw.reason for flaw in self.flaws)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to be said once for a whole file, where no column says it row by row. `choices()` are value and label."""

    key: str
    label: Any
    choices: Callable[[], Sequence[tuple[str, Any]]]
    usual: str


@dataclass(frozen=True, slots=True)
class IntakeKind:
    """One kind of import.

    `fields(by)` are what its columns may hold when this member brings it; `missing(fields)` says in words what else a
    choice of fields needs, "" if nothing. `load(rows, intake)` brings a batch in with set-based statements, inside the
    caller's transaction, and leaves on each row what became of it. A file is read once for each of `passes`, which are
    shown the value of the field `passes_by` and say whether this time takes the row (all, if there are none); rows with
    the same value of the field `together` are kept in one batch where they stand together. `finish(intake, after, most)` completes what was loaded, in steps: it answers the key
    after which to go on, None when done. `undo(intake, most)` takes back up to so many rows and answers how many;
    0: nothing is left. `tallies` are the words for what it counts on the way, by the name it is counted under.
    """

    name: str
    label: Any
    meaning: Any
    fields: Callable[[Any], Sequence[Field]]
    missing: Callable[[Container[str]], str]
    load: Callable[[Sequence[Row], Any], None]
    undo: Callable[[Any, int], int]
    passes: tuple[Callable[[Any], bool], ...] = ()
    passes_by: str = ""
    together: str = ""
    finish: Callable[[Any, int, int], int | None] | None = None
    options: tuple[Option, ...] = ()
    may_make_customers: bool = False
    tallies: Mapping[str, Any] = field(default_factory=dict)


kinds: dict[str, IntakeKind] = {}


def offer(kind: IntakeKind) -> IntakeKind:
    """Offer a kind of import; called in a room's `intake.py`."""
    if kind.name in kinds:
        raise ValueError(f"The import of {kind.name} is offered twice.")
    kinds[kind.name] = kind
    return kind
