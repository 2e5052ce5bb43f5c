"""Two people changed the same thing: what both wanted, put together, and what only they can decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Clash:
    """A field both changed, differently. `result` is a proposal: for text, with both sides' paragraphs."""

    before: Any
    mine: Any
    theirs: Any
    result: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What to save, field by field, and where a person has to choose."""

    result: dict[str, Any]
    clashes: dict[str, Clash]


def merge(before: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Put my changes and theirs together. Fields only one side touched merge; a field missing in `before` is one
    whose beginning nobody knows, so that any difference is a clash."""
    result: dict[str, Any] = {}
    clashes: dict[str, Clash] = {}
    for field, wanted in mine.items():
        now, then = theirs.get(field), before.get(field, UNKNOWN)
        if now in (wanted, then):
            result[field] = wanted
        elif wanted == then:
            result[field] = now
        else:
            result[field], clash = _merge_values(then, wanted, now)
            if clash:
                clashes[field] = clash
    return Merged(result, clashes)


def _merge_values(then: Any, mine: Any, theirs: Any) -> tuple[Any, Clash | None]:
    before = None if then is UNKNOWN else then
    if not (isinstance(mine, str) and isinstance(theirs, str) and "\n" in mine + theirs):
        return mine, Clash(before, mine, theirs, mine)
    text, overlapped = merge_text(before if isinstance(before, str) else "", mine, theirs)
    return text, Clash(before, mine, theirs, text) if overlapped else None


def merge_text(before: str, mine: str, theirs: str) -> tuple[str, bool]:
    """Three texts merged by paragraph, and whether both sides changed the same place (then it holds both, mine first)."""
    base, left, right = (text.split("\n") for text in (before, mine, theirs))
    merged: list[str] = []
    overlapped = False
    at_base = at_left = at_right = 0
    for base_start, base_end, left_start, right_start, length in _anchors(base, left, right):
        was, ours, others = base[at_base:base_start], left[at_left:left_start], right[at_right:right_start]
        chunk, clash = _merge_chunk(was, ours, others)
        merged += [*chunk, *base[base_start:base_end]]
        overlapped |= clash
        at_base, at_left, at_right = base_end, left_start + length, right_start + length
    return "\n".join(merged), overlapped


def _anchors(base: Sequence[str], left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int, int, int]]:
    """The stretches all three share: (start and end in base, start in left, start in right, length); the end is one."""
    in_left = {a + k: b + k for a, b, size in _blocks(base, left) for k in range(size)}
    in_right = {a + k: b + k for a, b, size in _blocks(base, right) for k in range(size)}
    both = sorted(in_left.keys() & in_right.keys())
    anchors = [(at, at + 1, in_left[at], in_right[at], 1) for at in both]
    return [*anchors, (len(base), len(base), len(left), len(right), 0)]


def _blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    return [tuple(block) for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()]  # type: ignore[misc]


def _merge_chunk(was: list[str], mine: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    if mine in (theirs, was):
        return theirs, False
    if theirs == was:
        return mine, False
    return [*mine, *theirs], True
