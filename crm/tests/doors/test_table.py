"""The reader of the matrix reads right: a check on the checker."""

import pytest

from crm.tests.doors.routes import readable
from crm.tests.doors.table import Answer, Person, Whose, asked_for, words
from staff.rules.powers import Power

ANYBODY = Person("anonymous")
AGENT = Person("agent", frozenset({Power.SEE_ALL, Power.EDIT_CUSTOMERS}), signed_in=True)
RITA = Person("rep", frozenset({Power.SEE_BOOK, Power.EDIT_CUSTOMERS}), signed_in=True, books=frozenset({Whose.OWN}))
CLERK = Person("clerk", frozenset({Power.SEE_ALL}), signed_in=True)
READER = Person("token_read", scopes=frozenset({"customers:read"}))

OPEN, SIGN_IN, NO, NONE = Answer.OPEN, Answer.SIGN_IN, Answer.FORBIDDEN, Answer.NOT_FOUND


@pytest.mark.parametrize(
    ("rule", "person", "whose", "right"),
    [
        ("public", ANYBODY, None, {OPEN}),
        ("member", ANYBODY, None, {SIGN_IN}),
        ("member", READER, None, {SIGN_IN}),
        ("member", CLERK, None, {OPEN}),
        ("nobody", AGENT, None, {NO}),
        ("see", RITA, Whose.OWN, {OPEN}),
        ("see", RITA, Whose.FOREIGN, {NONE}),
        ("see", AGENT, Whose.FOREIGN, {OPEN}),
        ("see", AGENT, Whose.MISSING, {NONE}),
        ("see + edit_customers", CLERK, Whose.OWN, {NO}),
        ("see + edit_customers", CLERK, Whose.MISSING, {NO, NONE}),
        ("mine", AGENT, Whose.OWN, {NONE}),
        ("mine", RITA, Whose.OWN, {OPEN}),
        ("customers:read", READER, Whose.FOREIGN, {OPEN}),
        ("customers:read", READER, Whose.MISSING, {NONE}),
        ("customers:write", READER, Whose.MISSING, {NO}),
        ("customers:read", AGENT, Whose.OWN, {Answer.WHO_ARE_YOU}),
    ],
)
def test_what_a_line_asks_for(rule: str, person: Person, whose: Whose | None, right: set[Answer]) -> None:
    assert asked_for(words(rule), person, whose) == right


def test_a_word_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="fly"):
        words("see + fly")


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("customers/<int:pk>/", "customers/{pk}/"),
        (r"^(?P<app_label>staff|customers)/$", "{app_label}/"),
        (r"^drafts/(?P<place>[\w:-]+)/$", "drafts/{place}/"),
    ],
)
def test_a_pattern_is_read_as_an_address(pattern: str, address: str) -> None:
    assert readable(pattern) == address
