import pytest

from interactions.rules.awaiting import NOBODY, THEM, US, awaiting_after


@pytest.mark.parametrize(
    ("before", "direction", "expects_answer", "after"),
    [
        (NOBODY, "in", True, US),
        (NOBODY, "in", False, NOBODY),
        (NOBODY, "out", True, THEM),
        (NOBODY, "out", False, NOBODY),
        (US, "in", False, US),  # they say more and still wait
        (US, "in", True, US),
        (US, "out", False, NOBODY),  # our answer
        (US, "out", True, THEM),  # our answer asks back
        (THEM, "in", False, NOBODY),  # their answer
        (THEM, "in", True, US),  # their answer asks back
        (THEM, "out", False, NOBODY),  # it has settled itself
        (THEM, "out", True, THEM),
    ],
)
def test_who_waits_after_one_more_contact(before: str, direction: str, expects_answer: bool, after: str) -> None:
    assert awaiting_after(before, direction=direction, expects_answer=expects_answer) == after
