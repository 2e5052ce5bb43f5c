import pytest

from value.rules.drip import Candidate, choose


def one(key: str, told: float = 0.0, needs: int = 0, position: int = 100) -> Candidate:
    return Candidate(key, told, needs, position)


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([one("b", told=0.1), one("a", told=0.2), one("c", needs=9, position=1)], "a"),
        ([one("b", needs=1), one("a", needs=2), one("c", position=1)], "a"),
        ([one("b", position=20), one("a", position=10)], "a"),
        ([one("b"), one("a")], "a"),
        ([one("b", told=0.1, needs=1), one("a", told=0.1, needs=2)], "a"),
    ],
)
def test_the_question_that_would_tell_most_is_chosen(candidates: list[Candidate], chosen: str) -> None:
    best = choose(candidates)
    assert best is not None and best.key == chosen


def test_of_no_questions_none_is_chosen() -> None:
    assert choose([]) is None
