from collections.abc import Collection
from types import SimpleNamespace

import pytest

from wiring.abouts import about, abouts, finders


@pytest.fixture(autouse=True)
def finders_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in list(finders):
        monkeypatch.delitem(finders, kind)


def test_things_are_found_with_one_question_a_kind() -> None:
    asked = []

    @about("shop.order")
    def orders(ids: Collection[int]) -> dict[int, str]:
        asked.append(sorted(ids))
        return {pk: f"order {pk}" for pk in ids if pk != 9}

    events = [
        SimpleNamespace(about_kind=kind, about_id=pk)
        for kind, pk in [
            ("shop.order", 1),
            ("shop.order", 2),
            ("shop.order", 1),
            ("shop.order", 9),
            ("other", 3),
            ("", None),
        ]
    ]
    assert abouts(events) == {("shop.order", 1): "order 1", ("shop.order", 2): "order 2"}
    assert asked == [[1, 2, 9]]


def test_one_kind_is_found_in_one_way() -> None:
    about("shop.order")(lambda ids: {})
    with pytest.raises(ValueError, match=r"shop\.order"):
        about("shop.order")(lambda ids: {})
