import pytest

from value.templatetags.value import in_words, percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (None, ""), (0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %"), (1.17, "117 %"), (-0.2, "-20 %"),
    ],
)  # fmt: skip
def test_a_share_is_neither_rounded_to_nothing_nor_to_all(share: float | None, said: str) -> None:
    assert percent(share).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ([["purchases", 9.0, 2.0], ["service", 1.0, 5.0], ["spend", 3.0, 2.0]], "buys often, costs little to serve"),
        ([["purchases", 0.1, 2.0]], "buys seldom"),
        ([["growth", 40.0, 10.0]], "could buy what customers like them buy"),
        ([["luck", 1.0, 2.0], ["alive", 0.9, 0.3]], "likely to buy again"),  # a later release knows other facts
        ([], ""),
        (None, ""),
    ],
)
def test_reasons_are_told_without_a_sum(reasons: list[tuple[str, float, float]] | None, said: str) -> None:
    assert in_words(reasons) == said
