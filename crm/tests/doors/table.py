"""Reads the matrix, and says what answer it asks for."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from staff.rules.powers import Power
from staff.rules.scopes import Scope

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
MATRIX = Path(__file__).with_name("matrix.toml")


class Answer(StrEnum):
    """How a door answers. OPEN is everything that got past it, be it only to hear that a field is missing."""

    OPEN = "open"
    SIGN_IN = "to the sign-in page"
    WHO_ARE_YOU = "401"
    FORBIDDEN = "403"
    NOT_FOUND = "404"
    NO_SUCH_METHOD = "405"


class Whose(StrEnum):
    """Whose customer stands behind the address: Rita's, Zoe's, or nobody's because there is no such thing."""

    OWN = "own"
    FOREIGN = "foreign"
    MISSING = "missing"


SHUT = frozenset(Answer) - {Answer.OPEN}
POWERS = frozenset(power.value for power in Power)
SCOPES = frozenset(scope.value for scope in Scope)
OTHER_WORDS = frozenset({"public", "member", "nobody", "see", "mine", "any-id", "csrf-free"})


@dataclass(frozen=True)
class Person:
    """Somebody who knocks, as far as doors care."""

    name: str
    powers: frozenset[Power] = frozenset()
    scopes: frozenset[str] = frozenset()
    signed_in: bool = False
    books: frozenset[Whose] = frozenset()

    def sees(self, whose: Whose) -> bool:
        return Power.SEE_ALL in self.powers or (Power.SEE_BOOK in self.powers and whose in self.books)


type Rule = frozenset[str]


@cache
def matrix() -> dict[str, dict[str, Rule]]:
    """Route name -> method -> words."""
    rooms = tomllib.loads(MATRIX.read_text())
    lines = {name: methods for room in rooms.values() for name, methods in room.items()}
    return {name: {method: words(rule) for method, rule in methods.items()} for name, methods in lines.items()}


def words(rule: str) -> Rule:
    found = frozenset(word.strip() for word in rule.split("+"))
    if unknown := found - POWERS - SCOPES - OTHER_WORDS:
        raise ValueError(f"matrix.toml: nobody knows the word {sorted(unknown)}")
    return found


def rules_for(route: str) -> dict[str, Rule] | None:
    """The line for a route: its own, or that of its family."""
    if route in matrix():
        return matrix()[route]
    families = [name for name in matrix() if name.endswith("*") and fnmatchcase(route, name)]
    return matrix()[max(families, key=len)] if families else None


def asked_for(rule: Rule, person: Person, whose: Whose | None) -> frozenset[Answer]:
    """The answers that are right. `whose` is None for an address that names nothing."""
    missing = {Answer.NOT_FOUND} if whose == Whose.MISSING else set()
    if scopes := rule & SCOPES:
        if not person.scopes and not person.name.startswith("token"):
            return frozenset({Answer.WHO_ARE_YOU})
        return frozenset(missing or {Answer.OPEN}) if scopes <= person.scopes else frozenset({Answer.FORBIDDEN})
    if "public" in rule:
        return frozenset({Answer.OPEN, *missing})
    if not person.signed_in:
        return frozenset({Answer.SIGN_IN})
    refusals = {Answer.FORBIDDEN} if "nobody" in rule else set()
    if not {Power(word) for word in rule & POWERS} <= person.powers:
        refusals.add(Answer.FORBIDDEN)
    if missing or (whose and not reaches(rule, person, whose)):
        refusals.add(Answer.NOT_FOUND)
    return frozenset(refusals or {Answer.OPEN})


def reaches(rule: Rule, person: Person, whose: Whose) -> bool:
    if "mine" in rule and whose not in person.books:
        return False
    return "see" not in rule or person.sees(whose)
