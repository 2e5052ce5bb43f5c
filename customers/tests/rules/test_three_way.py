import pytest

from customers.rules.three_way import merge, merge_text

BEFORE = {"name": "Mira", "language": "de", "custom.size": 38}


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        ({"name": "Mira L."}, BEFORE, {"name": "Mira L."}),
        ({"name": "Mira"}, BEFORE | {"name": "Mira L."}, {"name": "Mira L."}),
        ({"name": "Mira L."}, BEFORE | {"name": "Mira L."}, {"name": "Mira L."}),
        ({"name": "Mira L.", "language": "de"}, BEFORE | {"language": "sv"}, {"name": "Mira L.", "language": "sv"}),
        ({"custom.size": None}, BEFORE, {"custom.size": None}),
        ({"custom.size": 38}, {"name": "Mira", "language": "de"}, {"custom.size": None}),
    ],
)
def test_what_only_one_side_touched_merges(mine: dict, theirs: dict, result: dict) -> None:
    merged = merge(BEFORE, mine, theirs)
    assert merged.result == result
    assert not merged.clashes


def test_what_both_changed_differently_is_for_a_person_to_decide() -> None:
    merged = merge(BEFORE, {"name": "Mira L.", "language": "sv"}, BEFORE | {"name": "Mira Lindqvist"})
    assert list(merged.clashes) == ["name"]
    clash = merged.clashes["name"]
    assert (clash.before, clash.mine, clash.theirs, clash.result) == ("Mira", "Mira L.", "Mira Lindqvist", "Mira L.")
    assert merged.result["language"] == "sv"


def test_where_nobody_knows_the_beginning_every_difference_is_a_clash() -> None:
    merged = merge({}, {"name": "Mira", "language": "de"}, {"name": "Mira L.", "language": "de"})
    assert list(merged.clashes) == ["name"]


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "text", "overlapped"),
    [
        ("a\nb\nc", "a\nB\nc", "a\nb\nc", "a\nB\nc", False),
        ("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC", False),
        ("a\nb\nc", "a\nb\nc\nd", "x\na\nb\nc", "x\na\nb\nc\nd", False),
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd", False),
        ("a\nb\nc", "a\nB\nc", "a\nB\nc", "a\nB\nc", False),
        ("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc", "a\nmine\ntheirs\nc", True),
        ("a\nb", "a\nb\nmine", "a\nb\ntheirs", "a\nb\nmine\ntheirs", True),
        ("", "mine", "theirs", "mine\ntheirs", True),
        ("a", "a\nmine", "a", "a\nmine", False),
    ],
)
def test_text_merges_by_paragraph(before: str, mine: str, theirs: str, text: str, overlapped: bool) -> None:
    assert merge_text(before, mine, theirs) == (text, overlapped)


def test_merged_paragraphs_are_no_clash_though_both_changed_the_field() -> None:
    merged = merge({"custom.about": "a\n\nb"}, {"custom.about": "A\n\nb"}, {"custom.about": "a\n\nB"})
    assert merged.result == {"custom.about": "A\n\nB"}
    assert not merged.clashes
