import pytest

from customers.rules.texts import clean, clean_line, graphemes, has_something_to_see, split_hidden

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mira  Lindqvist ", "Mira Lindqvist"),
        ("Mu\u0308ller", "Müller"),
        ("Mira\tLindqvist\r\n", "Mira Lindqvist"),
        ("O'Brien", "O'Brien"),
        ("Null", "Null"),
        ("=1+1", "=1+1"),
        ("\x1b[31mred", "[31mred"),
        ("\ud800Mira", "Mira"),
        (FAMILY, FAMILY),
        ("a\x00b", "a\x00b"),
    ],
)
def test_a_line_is_composed_and_trimmed(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_text_keeps_its_paragraphs() -> None:
    assert clean(" one\r\n\r\ntwo\x0b \n") == "one\n\ntwo"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", 0),
        ("Mira", 4),
        ("é", 1),
        ("e\u0301", 1),
        (FAMILY, 1),
        ("\U0001f44d\U0001f3fd", 1),
        ("\u2764\ufe0f\u200d\U0001f525", 1),
        ("\U0001f1e9\U0001f1ea\U0001f1ea\U0001f1f8", 2),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
        ("नमस्ते", 4),
        ("Z" + "\u0351" * 500, 1),
        ("山田太郎", 4),
        ("\u1112\u1161\u11ab", 1),
    ],
)
def test_letters_are_counted_as_people_see_them(text: str, seen: int) -> None:
    assert graphemes(text) == seen


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("Mira", True),
        ("山", True),
        ("-", True),
        ("", False),
        (" \u00a0\u3000", False),
        ("\u200b\u200d\ufeff", False),
        ("\u202e", False),
        ("\u3164\u2800", False),
        ("\u0301\u0301", False),
    ],
)
def test_a_name_needs_something_to_see(text: str, visible: bool) -> None:
    assert has_something_to_see(text) is visible


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mira", [("Mira", False)]),
        ("", []),
        ("Mi\u202era", [("Mi", False), ("\u202e", True), ("ra", False)]),
        ("\u200bMira", [("\u200b", True), ("Mira", False)]),
        ("Mi\u200dra", [("Mi", False), ("\u200d", True), ("ra", False)]),
        (FAMILY, [(FAMILY, False)]),
        ("می\u200cخواهم", [("می\u200cخواهم", False)]),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", [("\U0001f3f4\U000e0067\U000e0062\U000e007f", False)]),
        ("a\U000e0067", [("a", False), ("\U000e0067", True)]),
        ("שלום\u200f", [("שלום", False), ("\u200f", True)]),
    ],
)
def test_hidden_characters_are_told_apart(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert split_hidden(text) == pieces
