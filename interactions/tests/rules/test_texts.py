import pytest

from interactions.rules.texts import beginning


@pytest.mark.parametrize(
    ("text", "length", "begun"),
    [
        ("", 10, ""),
        ("Short", 10, "Short"),
        ("Two\n\nlines  and\tspace", 30, "Two lines and space"),
        ("Exactly ten", 11, "Exactly ten"),
        ("One word too many", 12, "One word…"),
        ("Unbreakable" * 3, 10, "Unbreakab…"),
    ],
)
def test_a_text_begins_on_one_line_and_is_cut_at_a_word(text: str, length: int, begun: str) -> None:
    assert beginning(text, length) == begun
    assert len(beginning(text, length)) <= length
